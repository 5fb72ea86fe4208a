import { useEffect } from 'preact/hooks';
import { formatLength, formatTime } from '../components/format.ts';
import { Poster } from '../components/poster.tsx';
import { fittingScreen, isTallScreen } from '../player/playable.ts';
import { Player } from '../player/player.tsx';
import { playablesShown } from '../publications/publication.ts';
import type { FeedItem, Place } from './places.ts';

/** The height of the words below the picture, in pixels */
const wordsHeight = 84;

export function feedCardHeight(width: number): number {
  return Math.round((width * 9) / 16) + wordsHeight;
}

/** Of a tall video as much as the screen shows at once; the height of a phone’s page does not change with its bars. */
export function heightOfOneCard({ shapes }: Place, width: number): number {
  const isTall = shapes === 'tall' || (shapes === 'both' && isTallScreen());
  if (!isTall) return feedCardHeight(width);
  const most = document.documentElement.clientHeight * 0.72;
  return Math.round(Math.min((width * 16) / 9, most)) + wordsHeight;
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
      <div class="frame empty-frame">
        <Poster url={null} />
      </div>
      <p class="feed-words soft">{isGone || item === null ? 'It is not shown any more.' : ''}</p>
    </article>
  );
}

function Shown({ item }: { item: FeedItem }) {
  const { publication_id: id, published_at, owner } = item;
  const title = item.title ?? 'Untitled';
  return (
    <article class="feed-card" aria-label={title}>
      <Frame key={id} title={title} item={item} />
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

/** The video stands in its own shape: in a row for itself it is as wide as the row, or else as high as the wide ones. */
function Frame({ title, item }: { title: string; item: FeedItem }) {
  const playables = playablesShown(item);
  const { width, height } = fittingScreen(playables) ?? { width: 16, height: 9 };
  return (
    <div class="frame" style={{ aspectRatio: `${width} / ${height}` }}>
      {playables.length > 0 ? (
        <Player title={title} playables={playables} />
      ) : (
        <div class="player">
          <div class="screen">
            <Poster url={item.poster_url} />
          </div>
        </div>
      )}
      {item.duration_seconds !== null && <span class="length">{formatLength(item.duration_seconds)}</span>}
    </div>
  );
}
