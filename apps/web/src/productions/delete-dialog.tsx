import { ok } from '@bacs/client';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { bacs, type Schemas } from '../api/bacs.ts';
import { listening, onEvent } from '../api/events.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { formatBytes } from '../components/format.ts';
import { Problem } from '../components/message.tsx';

type Target = { path: '/api/productions/{id}' | '/api/uploads/{id}'; id: string };
type Plan = Schemas['DeletionPlan'];
type Deletion = Schemas['Deletion'];

/** Shows what a deletion would remove before it removes anything, and its receipt afterwards. */
export function DeleteDialog({
  title,
  target,
  onClose,
}: {
  title: string;
  target: Target;
  onClose: () => void;
}) {
  const deletion = useSignal<Deletion | undefined>(undefined);
  const plan = useAnswer(async () => (await send(target, { dry_run: true })) as Plan, [target.id]);
  useEffect(
    () =>
      onEvent(({ type, subject, data }) => {
        const isOurs = type.startsWith('deletion.') && subject === deletion.peek()?.ulid;
        if (isOurs && data) deletion.value = data as Deletion;
      }),
    [],
  );
  const begin = async (force: boolean) => {
    await listening();
    deletion.value = (await send(target, { force })) as Deletion;
  };
  return (
    <Dialog title={`Delete ${title}?`} onClose={onClose}>
      {deletion.value ? (
        <Receipt deletion={deletion.value} onClose={onClose} />
      ) : plan.error.value ? (
        <Problem error={plan.error.value} onRetry={plan.reload} />
      ) : (
        <Preview plan={plan.data.value} onClose={onClose} onDelete={begin} />
      )}
    </Dialog>
  );
}

async function send({ path, id }: Target, query: { dry_run?: boolean; force?: boolean }) {
  return await ok(bacs.http.DELETE(path, { params: { path: { id }, query } }));
}

type PreviewProps = {
  plan: Plan | undefined;
  onClose: () => void;
  onDelete: (force: boolean) => Promise<void>;
};

function Preview({ plan, onClose, onDelete }: PreviewProps) {
  if (!plan) return <p class="deletion soft">Counting what would be deleted…</p>;
  const { would_delete: would, blocked_by, refused_because } = plan;
  return (
    <>
      <div class="deletion">
        <p>
          {would.counted_all ? '' : 'More than '}
          {count(would.objects, 'object')} with {formatBytes(would.bytes)},{' '}
          {count(would.productions, 'production')}
          {would.publications > 0 && `, ${count(would.publications, 'publication')}`}. It cannot be undone.
        </p>
        {would.mediaconvert_jobs.length > 0 && <p>Its render is canceled first.</p>}
        {blocked_by === 'published' && <p>It is published. Deleting takes it out of its feeds.</p>}
        {refused_because !== null && <p role="alert">{refused_because}</p>}
        <details>
          <summary>Where the objects are</summary>
          <ul class="small">
            {would.prefixes.map((prefix) => (
              <li key={prefix}>
                <code>{prefix}</code>
              </li>
            ))}
          </ul>
        </details>
      </div>
      <div class="actions">
        <Button onClick={onClose}>Keep</Button>
        {blocked_by !== 'prefix_refused' && (
          <Button kind="danger" onClick={() => onDelete(blocked_by === 'published')}>
            Delete
          </Button>
        )}
      </div>
    </>
  );
}

function Receipt({ deletion, onClose }: { deletion: Deletion; onClose: () => void }) {
  const { status, receipt, error, progress } = deletion;
  return (
    <>
      <div class="deletion" role="status">
        {receipt ? (
          <p>
            Deleted {count(receipt.objects, 'object')} with {formatBytes(receipt.bytes)}
            {receipt.mediaconvert_jobs_cancelled.length > 0 && ', and canceled its render'}. Receipt{' '}
            <code>{deletion.ulid}</code>
          </p>
        ) : status === 'failed' ? (
          <p role="alert">{error?.message}</p>
        ) : (
          <p>
            Deleting… {progress && progress.objects_deleted > 0 && count(progress.objects_deleted, 'object')}
          </p>
        )}
      </div>
      <div class="actions">
        <Button kind="primary" onClick={onClose}>
          {receipt ? 'Done' : 'Close'}
        </Button>
      </div>
    </>
  );
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
