import { useEffect } from 'preact/hooks';
import { formatLength, formatTime } from '../components/format.ts';
import { Poster } from '../components/poster.tsx';
import { Player } from '../player/player.tsx';
import { playablesShown } from '../publications/publication.ts';
import type { FeedItem, Place } from './places.ts';

/** The height of the words below the picture, in pixels */
const wordsHeight = 84;

export function feedCardHeight(width: number): number {
  return Math.round((width * 9) / 16) + wordsHeight;
}

type FeedCardProps = { place: Place; isGone: boolean; look: (place: Place) => void };

/** One publication in a feed. It plays where it is. */
export function FeedCard({ place, isGone, look }: FeedCardProps) {
  const items = place.page.items.value;
  const item = items?.get(place.id);
  useEffect(() => look(place), [place, items]);
  if (item && !isGone) return <Shown item={item} />;
  return (
    <article class="feed-card" aria-busy={!items}>
      <div class="player">
        <div class="screen">
          <Poster url={null} />
        </div>
      </div>
      <p class="feed-words soft">{items ? 'It is not shown any more.' : ''}</p>
    </article>
  );
}

function Shown({ item }: { item: FeedItem }) {
  const { publication_id: id, duration_seconds: seconds, published_at, owner } = item;
  const title = item.title ?? 'Untitled';
  return (
    <article class="feed-card" aria-label={title}>
      <Frame key={id} title={title} item={item} />
      {seconds !== null && <span class="length">{formatLength(seconds)}</span>}
      <div class="feed-words">
        <h3 class="one-line">
          <a href={`/watch/${id}`} dir="auto">
            {title}
          </a>
        </h3>
        <p class="small soft one-line">
          {owner.display_name && <bdi>{owner.display_name} · </bdi>}
          {published_at && <time dateTime={published_at}>{formatTime(published_at)}</time>}
        </p>
      </div>
    </article>
  );
}

/** All frames have one shape, so that nothing jumps; a tall video stands in the middle of its own. */
function Frame({ title, item }: { title: string; item: FeedItem }) {
  const playables = playablesShown(item);
  const best = playables.find(({ orientation }) => orientation !== 'portrait') ?? playables[0];
  if (best) return <Player title={title} playables={[{ ...best, width: 16, height: 9 }]} />;
  return (
    <div class="player">
      <div class="screen">
        <Poster url={item.poster_url} />
      </div>
    </div>
  );
}
