import { ok } from '@bacs/client';
import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { bacs } from '../../api/bacs.ts';
import { usePages } from '../../api/use-pages.ts';
import { Button } from '../../components/button.tsx';
import { EndlessGrid } from '../../components/endless-grid.tsx';
import { formatCount, formatTime } from '../../components/format.ts';
import { Empty, Problem } from '../../components/message.tsx';
import { BulkButtons } from '../../operate/bulk-buttons.tsx';
import { Filters } from '../../operate/filters.tsx';
import { type Found, FoundLine, foundHeight, toFound } from '../../operate/found-line.tsx';
import { OperatePage } from '../../operate/operate-page.tsx';
import { readSearch, toFilter } from '../../operate/search.ts';

/** Productions of all users */
export default function OperateProductions() {
  const { query } = useLocation();
  const search = readSearch(query);
  const filter = toFilter(search);
  const asked = JSON.stringify(search);
  return (
    <OperatePage title="All productions" actions={<BulkButtons filter={filter} />}>
      <Filters search={search} />
      <FoundList key={asked} filter={filter} />
    </OperatePage>
  );
}

function FoundList({ filter }: { filter: ReturnType<typeof toFilter> }) {
  const looked = useSignal({ at: 0, to: null as string | null });
  const pages = usePages<Found>(async (cursor) => {
    const query = { ...filter, limit: 100, cursor };
    const page = await ok(bacs.http.GET('/api/admin/productions', { params: { query } }));
    looked.value = { at: (cursor === undefined ? 0 : looked.peek().at) + page.looked_at, to: page.looked_to };
    return { items: page.items.map(toFound), next_cursor: page.next_cursor };
  }, []);
  const { items, isLoading, isWhole, error } = pages;
  const isEmpty = items.value.length === 0;
  return (
    <>
      <p class="small soft looked" role="status">
        {isLoading.value && isEmpty
          ? 'Looking…'
          : `${formatCount(items.value.length, 'production')}${isWhole.value ? '' : ' so far'}, of ${looked.value.at.toLocaleString('en')} looked at`}
      </p>
      {!isEmpty && (
        <EndlessGrid
          label="Found productions"
          pages={pages}
          keyOf={({ ulid }) => ulid}
          heightOf={() => foundHeight}
          gap={8}
        >
          {(found) => <FoundLine found={found} />}
        </EndlessGrid>
      )}
      {isEmpty && error.value !== undefined && <Problem error={error.value} onRetry={pages.more} />}
      {isEmpty && error.value === undefined && !isLoading.value && (
        <Empty title={isWhole.value ? 'Nothing is like that' : 'Nothing so far'}>
          {looked.value.to && <p>Looked through what is newer than {formatTime(looked.value.to)}.</p>}
          {!isWhole.value && <Button onClick={pages.more}>Look further back</Button>}
        </Empty>
      )}
    </>
  );
}
