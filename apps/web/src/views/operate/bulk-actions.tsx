import { ok } from '@bacs/client';
import { bacs, type Schemas } from '../../api/bacs.ts';
import { usePages } from '../../api/use-pages.ts';
import { EndlessGrid } from '../../components/endless-grid.tsx';
import { formatCount, formatTime } from '../../components/format.ts';
import { Empty, Problem } from '../../components/message.tsx';
import { actionWords } from '../../operate/bulk-dialog.tsx';
import { foundHeight } from '../../operate/found-line.tsx';
import { OperatePage } from '../../operate/operate-page.tsx';

/** What operators have done with many productions at once */
export default function BulkActions() {
  const pages = usePages(
    (cursor) => ok(bacs.http.GET('/api/admin/bulk-actions', { params: { query: { limit: 50, cursor } } })),
    [],
  );
  const { items, isLoading, error } = pages;
  return (
    <OperatePage title="Bulk actions">
      {items.value.length > 0 ? (
        <EndlessGrid
          label="Bulk actions"
          pages={pages}
          keyOf={({ ulid }) => ulid}
          heightOf={() => foundHeight}
          gap={8}
        >
          {(action) => <ActionLine action={action} />}
        </EndlessGrid>
      ) : error.value !== undefined ? (
        <Problem error={error.value} onRetry={pages.more} />
      ) : (
        !isLoading.value && (
          <Empty title="No bulk actions yet">
            <p>Find productions or a group of failures, and retry or cancel all of them.</p>
          </Empty>
        )
      )}
    </OperatePage>
  );
}

function ActionLine({ action }: { action: Schemas['BulkAction'] }) {
  const { ulid, action: what, total, status, done, skipped, refused, started_at, user_id } = action;
  return (
    <a class="card found-line" href={`/operate/bulk-actions/${ulid}`}>
      <strong class="one-line">
        {actionWords[what]} {formatCount(total, 'production')}
      </strong>
      <span class={`badge ${status === 'running' ? 'working' : status === 'completed' ? 'good' : 'warn'}`}>
        {status}
      </span>
      <span class="small soft one-line">
        {done} done, {skipped} skipped, {refused} refused · user {user_id}
      </span>
      {started_at && <time class="small soft">{formatTime(started_at)}</time>}
    </a>
  );
}
