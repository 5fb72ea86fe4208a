import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { FilmIcon } from './icons.tsx';

/** The first picture of a video, in a place that is there before it comes. It only decorates what words beside it say. */
export function Poster({ url }: { url: string | null }) {
  const [isMissing, setMissing] = useState(false);
  const image = useRef<HTMLImageElement>(null);
  // A picture that is being loaded keeps its element, and with it the whole card, although both have left the page.
  useLayoutEffect(() => () => image.current?.removeAttribute('src'), []);
  return (
    <div class="poster">
      {url === null || isMissing ? (
        <FilmIcon />
      ) : (
        <img ref={image} src={url} alt="" loading="lazy" decoding="async" onError={() => setMissing(true)} />
      )}
    </div>
  );
}
