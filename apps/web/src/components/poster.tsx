import { useState } from 'preact/hooks';
import { FilmIcon } from './icons.tsx';

/** The first picture of a video, in a place that is there before it comes. It only decorates what words beside it say. */
export function Poster({ url }: { url: string | null }) {
  const [isMissing, setMissing] = useState(false);
  return (
    <div class="poster">
      {url === null || isMissing ? (
        <FilmIcon />
      ) : (
        <img src={url} alt="" loading="lazy" decoding="async" onError={() => setMissing(true)} />
      )}
    </div>
  );
}
