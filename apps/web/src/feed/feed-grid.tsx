import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { onEvent } from '../api/events.ts';
import { keepForReturn } from '../api/kept.ts';
import { newList, usePages } from '../api/use-pages.ts';
import { Button } from '../components/button.tsx';
import { EndlessGrid } from '../components/endless-grid.tsx';
import { Empty, Problem } from '../components/message.tsx';
import { useLooks } from '../publications/look-again.ts';
import { FeedCard, feedCardHeight, heightOfOneCard } from './feed-card.tsx';
import { playOneAtATime } from './one-at-a-time.ts';
import { holdPlaces, type Place, type ReadFeed } from './places.ts';

/**
 * A feed as people see it, newest first. What is new comes by itself while somebody is at its top and plays nothing;
 * otherwise a button brings it.
 * @param name tells one feed from another
 */
export function FeedGrid({ name, read }: { name: string; read: ReadFeed }) {
  const beginning = useSignal(0);
  const hasNews = useSignal(false);
  const gone = useSignal<ReadonlySet<string>>(new Set());
  const { places, list } = useMemo(
    () => keepForReturn(`feed ${name}`, () => ({ places: holdPlaces(read), list: newList<Place>() })),
    [name],
  );
  const pages = usePages(places.read, [name, beginning.value], list);
  const { items, isLoading, error, more } = pages;

  useEffect(playOneAtATime, []);
  useEffect(places.renew, [places]);
  useEffect(
    () =>
      onEvent(({ type, subject }) => {
        const isGone = type === 'publication.unpublished' || type === 'publication.replaced';
        if (isGone) gone.value = new Set([...gone.peek(), subject]);
        if (type === 'publication.published' || type === 'publication.approved')
          gone.value = new Set([...gone.peek()].filter((other) => other !== subject));
      }),
    [],
  );
  useLooks(async () => {
    const now = await read(undefined);
    if (isLoading.peek()) return;
    const shown = items.peek().slice(0, now.items.length);
    const isSame = now.items.every(({ publication_id: id }, index) => id === shown[index]?.id);
    if (isSame && (now.items.length > 0 || items.peek().length === 0)) return;
    if (isLookedAt()) hasNews.value = true;
    else beginning.value++;
  }, [name]);

  const bringNews = () => {
    hasNews.value = false;
    scrollTo({ top: 0 });
    beginning.value++;
  };
  return (
    <div class="feed">
      <div class="feed-news" role="status">
        {hasNews.value && (
          <Button kind="primary" onClick={bringNews}>
            Show what is new
          </Button>
        )}
      </div>
      {items.value.length > 0 ? (
        <EndlessGrid
          label="Feed"
          pages={pages}
          keyOf={({ id }) => String(id)}
          columnWidth={340}
          heightOf={feedCardHeight}
          heightOfOne={heightOfOneCard}
          gap={24}
        >
          {(place) => <FeedCard place={place} isGone={gone.value.has(String(place.id))} look={places.look} />}
        </EndlessGrid>
      ) : error.value !== undefined ? (
        <Problem error={error.value} onRetry={more} />
      ) : isLoading.value ? (
        <div class="grid-loading" aria-busy="true" />
      ) : (
        <Empty title="Nothing is published here yet">
          <p>Open a production of yours and choose Publish.</p>
        </Empty>
      )}
    </div>
  );
}

/** Whoever has scrolled, or plays something, is not to lose their place. */
function isLookedAt(): boolean {
  return scrollY > 200 || document.querySelector('.feed video') !== null;
}
