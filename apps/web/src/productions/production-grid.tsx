import { ok } from '@bacs/client';
import { useEffect } from 'preact/hooks';
import { bacs } from '../api/bacs.ts';
import { usePages } from '../api/use-pages.ts';
import { EndlessGrid } from '../components/endless-grid.tsx';
import { Empty, Problem } from '../components/message.tsx';
import { keepCurrent } from './keep-current.ts';
import { cardHeight, ProductionCard } from './production-card.tsx';
import { keepList, remember } from './store.ts';

/** The first page is to be there soon; who scrolls further wants many. */
const sizes = { first: 24, further: 96 };

/** The user’s productions, newest first, as they are now: all of them, or those of one upload. */
export function ProductionGrid({ uploadId }: { uploadId?: string }) {
  const pages = usePages(
    async (cursor) => {
      const query = {
        limit: cursor === undefined ? sizes.first : sizes.further,
        cursor,
        upload_id: uploadId,
      };
      const { items, next_cursor } = await ok(bacs.http.GET('/api/productions', { params: { query } }));
      return { items: items.map(remember), next_cursor };
    },
    [uploadId],
  );
  useEffect(keepCurrent, []);
  const { items, error, isLoading } = pages;
  useEffect(
    () =>
      keepList({
        onArrival(card) {
          if (uploadId !== undefined && card.peek().upload_uuid !== uploadId) return;
          if (!items.peek().includes(card)) items.value = [card, ...items.peek()];
        },
        onEnd(card) {
          items.value = items.peek().filter((other) => other !== card);
        },
      }),
    [uploadId],
  );
  if (items.value.length > 0)
    return (
      <EndlessGrid
        label="Productions"
        pages={pages}
        keyOf={(card) => card.peek().id}
        columnWidth={264}
        heightOf={cardHeight}
      >
        {(card) => <ProductionCard card={card} />}
      </EndlessGrid>
    );
  if (error.value !== undefined) return <Problem error={error.value} onRetry={pages.more} />;
  if (isLoading.value) return <div class="grid-loading" aria-busy="true" />;
  return (
    <Empty title="No productions yet">
      <p>{uploadId ? 'Choose renditions above and start one.' : 'Drop a video above to begin.'}</p>
    </Empty>
  );
}
