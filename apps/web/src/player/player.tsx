import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { PlayIcon } from '../components/icons.tsx';
import { Poster } from '../components/poster.tsx';
import { type Attached, attach } from './attach.ts';
import { fittingScreen, type Playable } from './playable.ts';
import { QualityMenu } from './quality-menu.tsx';

type PlayerProps = {
  title: string;
  playables: Playable[];
  /** The orientation to begin with, where it is not to be that of the screen */
  first?: string | undefined;
};

/** Plays a production: in the orientation of the screen, unless another one is chosen. */
export function Player({ title, playables, first }: PlayerProps) {
  const [chosen, choose] = useState(
    () => playables.find(({ orientation }) => orientation === first) ?? fittingScreen(playables),
  );
  const [isPlaying, setPlaying] = useState(false);
  const [qualities, setQualities] = useState<Attached | null>(null);
  if (!chosen) return null;
  const { width, height, posterUrl } = chosen;
  return (
    <div class="player">
      <div class="screen" style={{ aspectRatio: `${width} / ${height}` }}>
        {isPlaying ? (
          <Screen key={chosen.playlistUrl} title={title} playable={chosen} onAttached={setQualities} />
        ) : (
          <button type="button" class="start" aria-label={`Play ${title}`} onClick={() => setPlaying(true)}>
            <Poster url={posterUrl} />
            <span class="play-icon">
              <PlayIcon />
            </span>
          </button>
        )}
      </div>
      <div class="player-choices">
        {playables.length > 1 &&
          playables.map((playable) => (
            <button
              key={keyOf(playable)}
              type="button"
              class="button"
              aria-pressed={keyOf(playable) === keyOf(chosen)}
              onClick={() => choose(playable)}
            >
              {wordFor(playable)}
            </button>
          ))}
        {qualities && <QualityMenu key={chosen.playlistUrl} {...qualities} />}
      </div>
    </div>
  );
}

/** Who looks again gets other objects of the same outputs. */
function keyOf({ playlistUrl, fileUrl }: Playable): string | null {
  return playlistUrl ?? fileUrl;
}

type ScreenProps = { title: string; playable: Playable; onAttached: (attached: Attached | null) => void };

function Screen({ title, playable, onAttached }: ScreenProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const { playlistUrl, fileUrl, posterUrl } = playable;
  useLayoutEffect(() => {
    // The button that began it had the focus, and has gone.
    if (document.activeElement === document.body) video.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const element = video.current;
    if (!element || playlistUrl === null) return;
    setProblem(null);
    let isOver = false;
    const attached = attach(element, playlistUrl, setProblem);
    attached
      .then((ready) => {
        if (isOver) return;
        onAttached(ready);
        return element.play();
      })
      .catch((error: Error) => {
        // A browser may want a second press, and who has chosen something else does not wait for this any more.
        if (!isOver && error.name !== 'NotAllowedError' && error.name !== 'AbortError')
          setProblem(error.message);
      });
    return () => {
      isOver = true;
      onAttached(null);
      attached.then(({ detach }) => detach()).catch(() => undefined);
    };
  }, [playlistUrl, tries]);
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: the captions of a production are tracks of its playlist. */}
      <video
        ref={video}
        aria-label={title}
        controls
        playsInline
        autoPlay={playlistUrl === null}
        src={playlistUrl === null ? (fileUrl ?? undefined) : undefined}
        poster={posterUrl ?? undefined}
      />
      {problem !== null && (
        <div class="broken" role="alert">
          <p>The video does not play: {problem}</p>
          <Button onClick={() => setTries(tries + 1)}>Try again</Button>
        </div>
      )}
    </>
  );
}

function wordFor({ orientation, width, height }: Playable): string {
  if (orientation !== null) return orientation === 'portrait' ? 'Portrait' : 'Landscape';
  return height > width ? 'Portrait' : 'Landscape';
}
