import { ok } from '@bacs/client';
import { useLocation, useRoute } from 'preact-iso';
import { bacs, type Schemas } from '../../api/bacs.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useEvery } from '../../api/use-every.ts';
import { usePages } from '../../api/use-pages.ts';
import { Button } from '../../components/button.tsx';
import { EndlessGrid } from '../../components/endless-grid.tsx';
import { formatClock, formatCount, formatTime } from '../../components/format.ts';
import { Problem } from '../../components/message.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { actionWords } from '../../operate/bulk-dialog.tsx';
import { foundHeight } from '../../operate/found-line.tsx';
import { OperatePage } from '../../operate/operate-page.tsx';

type BulkAction = Schemas['BulkAction'];
type Item = Schemas['BulkActionItem'];

/** How far a bulk action is, and what came of each production */
export default function BulkActionView() {
  const { ulid = '' } = useRoute().params;
  const params = { path: { id: ulid } };
  const { data, error, reload } = useAnswer(
    () => ok(bacs.http.GET('/api/admin/bulk-actions/{id}', { params })),
    [ulid],
  );
  const action = data.value;
  const isRunning = action?.status === 'running';
  useEvery(1_000, reload, isRunning);
  const abort = async () => {
    await ok(bacs.http.POST('/api/admin/bulk-actions/{id}/abort', { params }));
    await reload();
  };
  return (
    <OperatePage
      title={
        action ? `${actionWords[action.action]} ${formatCount(action.total, 'production')}` : 'Bulk action'
      }
      actions={
        isRunning && (
          <Button kind="danger" onClick={abort}>
            Abort
          </Button>
        )
      }
    >
      {error.value !== undefined && <Problem error={error.value} onRetry={reload} />}
      {action && <Progress action={action} />}
      {action && <Audit key={action.status} ulid={ulid} />}
    </OperatePage>
  );
}

function Progress({ action }: { action: BulkAction }) {
  const { total, done, skipped, refused, status, started_at, ended_at, user_id, filter } = action;
  const had = done + skipped + refused;
  const words = { running: 'Running', completed: 'Completed', aborted: 'Aborted' };
  return (
    <section class="card bulk-progress">
      <p role="status">
        <strong>{words[status]}</strong>: {done.toLocaleString('en')} done, {skipped.toLocaleString('en')}{' '}
        skipped, {refused.toLocaleString('en')} refused of {total.toLocaleString('en')}
      </p>
      <ProgressBar
        label="Progress of the bulk action"
        percent={total === 0 ? 100 : Math.floor((100 * had) / total)}
      />
      <p class="small soft">
        Started by user {user_id}
        {started_at && ` at ${formatTime(started_at)}`}
        {ended_at && `, ended at ${formatTime(ended_at)}`}. Filter: <code>{JSON.stringify(filter)}</code>
      </p>
    </section>
  );
}

function Audit({ ulid }: { ulid: string }) {
  const { query, route, path } = useLocation();
  const outcome = (query['outcome'] || undefined) as NonNullable<Item['outcome']> | undefined;
  const pages = usePages(
    (cursor) =>
      ok(
        bacs.http.GET('/api/admin/bulk-actions/{id}/items', {
          params: { path: { id: ulid }, query: { limit: 100, cursor, outcome } },
        }),
      ),
    [outcome],
  );
  return (
    <>
      <div class="section-title">
        <h2>What came of each</h2>
        <div class="field">
          <label class="visually-hidden" for="outcome">
            Outcome
          </label>
          <select
            id="outcome"
            value={outcome ?? ''}
            onChange={({ currentTarget: { value } }) => route(value ? `${path}?outcome=${value}` : path)}
          >
            <option value="">All</option>
            <option value="done">Done</option>
            <option value="skipped">Skipped</option>
            <option value="refused">Refused</option>
          </select>
        </div>
      </div>
      {pages.items.value.length > 0 && (
        <EndlessGrid
          label="What came of each production"
          pages={pages}
          keyOf={({ production_ulid }) => production_ulid}
          heightOf={() => foundHeight}
          gap={8}
        >
          {(item) => <AuditLine item={item} />}
        </EndlessGrid>
      )}
    </>
  );
}

const tones = { done: 'good', skipped: 'waiting', refused: 'bad' } as const;

function AuditLine({ item }: { item: Item }) {
  const { production_ulid, outcome, reason, result_ulid, at } = item;
  return (
    <div class="card found-line">
      <a class="one-line mono" href={`/operate/productions/${production_ulid}`}>
        {production_ulid}
      </a>
      <span class={`badge ${outcome ? tones[outcome] : 'waiting'}`}>{outcome ?? 'its turn comes'}</span>
      <span class="small soft one-line" dir="auto">
        {reason ?? (result_ulid && <a href={`/operate/productions/${result_ulid}`}>The new production</a>)}
      </span>
      {at && <time class="small soft">{formatClock(at)}</time>}
    </div>
  );
}
