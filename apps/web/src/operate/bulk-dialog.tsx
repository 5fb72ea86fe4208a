import { ok } from '@bacs/client';
import { useLocation } from 'preact-iso';
import { bacs, type Schemas } from '../api/bacs.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { formatCount, formatTime } from '../components/format.ts';
import { Problem } from '../components/message.tsx';
import type { Filter } from './search.ts';

type Action = Schemas['BulkAction']['action'];
type Preview = Schemas['BulkActionPreview'];

export const actionWords = { retry: 'Retry', cancel: 'Cancel' } as const;

type BulkDialogProps = { title: string; action: Action; filter: Filter; onClose: () => void };

/** Shows what an action would be done with, before it is done with exactly that. */
export function BulkDialog({ title, action, filter, onClose }: BulkDialogProps) {
  const { route } = useLocation();
  const { data, error, reload } = useAnswer(
    () => ok(bacs.http.POST('/api/admin/bulk-actions/preview', { body: { action, filter } })),
    [],
  );
  const preview = data.value;
  const start = async () => {
    if (!preview) return;
    const { token } = preview;
    const { ulid } = await ok(bacs.http.POST('/api/admin/bulk-actions', { body: { token } }));
    route(`/operate/bulk-actions/${ulid}`);
  };
  const verb = actionWords[action];
  return (
    <Dialog title={title} onClose={onClose}>
      {error.value !== undefined ? (
        <Problem error={error.value} onRetry={reload} />
      ) : (
        <div class="bulk-preview" aria-busy={!preview} aria-live="polite">
          {preview ? <Shown preview={preview} /> : <p class="soft">Looking for what there is…</p>}
        </div>
      )}
      <div class="actions">
        <Button onClick={onClose}>Leave all as it is</Button>
        {preview && preview.count > 0 && (
          <Button kind={action === 'cancel' ? 'danger' : 'primary'} onClick={start}>
            {verb} {formatCount(preview.count, 'production')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Shown({ preview }: { preview: Preview }) {
  const { action, truncated, sample, estimated_calls, expires_at } = preview;
  const calls = Object.entries(estimated_calls).filter(([, number]) => number > 0);
  if (preview.count === 0)
    return <p>There is nothing to {action}: what is found has ended, or has been retried already.</p>;
  return (
    <>
      <p>
        <strong>{formatCount(preview.count, 'production')}</strong>
        {truncated && ', the newest of more'}. Nothing else is touched, and one that somebody{' '}
        {action === 'retry' ? 'retries' : 'cancels, or that ends,'} before its turn is skipped.
      </p>
      <p class="small soft">
        At least{' '}
        {calls.map(([name, number]) => `${number.toLocaleString('en')} × ${name}`).join(', ') || 'no calls'}{' '}
        at MediaConvert. You may start it until {formatTime(expires_at)}.
      </p>
      <h3 class="small">Some of them</h3>
      <ul class="small sample" aria-label="Some of them">
        {sample.map(({ ulid, name, file_name, error }) => (
          <li key={ulid} class="one-line" dir="auto">
            {name ?? file_name ?? ulid}
            {error && <span class="soft"> {error.code ?? error.message}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
