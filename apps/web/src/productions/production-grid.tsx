import { ok } from '@bacs/client';
import { computed, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { bacs } from '../api/bacs.ts';
import { type Pages, usePages } from '../api/use-pages.ts';
import { EndlessGrid } from '../components/endless-grid.tsx';
import { Empty, Problem } from '../components/message.tsx';
import type { Card } from './card.ts';
import { keepCurrent } from './keep-current.ts';
import { cardHeight, ProductionCard } from './production-card.tsx';
import { onArrival, remember } from './store.ts';

/** So many fill a large screen, and the API reads them in a moment. */
const pageSize = 48;

/** The user’s productions, newest first, as they are now: all of them, or those of one upload. */
export function ProductionGrid({ uploadId }: { uploadId?: string }) {
  const pages = usePages(
    async (cursor) => {
      const query = { limit: pageSize, cursor, upload_id: uploadId };
      const { items, next_cursor } = await ok(bacs.http.GET('/api/productions', { params: { query } }));
      return { items: items.map(remember), next_cursor };
    },
    [uploadId],
  );
  useEffect(keepCurrent, []);
  useEffect(
    () =>
      onArrival((card) => {
        if (uploadId !== undefined && card.peek().upload_uuid !== uploadId) return;
        const { items } = pages;
        if (!items.peek().includes(card)) items.value = [card, ...items.peek()];
      }),
    [uploadId],
  );
  const shown: Pages<Signal<Card>> = useMemo(
    () => ({ ...pages, items: computed(() => pages.items.value.filter((card) => !card.value.isGone)) }),
    [],
  );
  if (shown.items.value.length > 0)
    return (
      <EndlessGrid
        label="Productions"
        pages={shown}
        keyOf={(card) => card.peek().id}
        columnWidth={264}
        heightOf={cardHeight}
      >
        {(card) => <ProductionCard card={card} />}
      </EndlessGrid>
    );
  if (pages.error.value !== undefined) return <Problem error={pages.error.value} onRetry={pages.more} />;
  if (pages.isLoading.value) return <div class="grid-loading" aria-busy="true" />;
  return (
    <Empty title="No productions yet">
      <p>{uploadId ? 'Choose renditions above and start one.' : 'Drop a video above to begin.'}</p>
    </Empty>
  );
}
