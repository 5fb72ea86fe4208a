import { useRef } from 'preact/hooks';
import type { Production } from '../../api/bacs.ts';
import { FilmIcon } from '../../components/icons.tsx';
import { playablesOf } from '../../player/playable.ts';
import { Player } from '../../player/player.tsx';

/**
 * The place of the video, which is there before the video is. A video that comes while somebody looks comes in the shape
 * of its place, if it has one, so that nothing jumps.
 */
export function Stage({ title, production }: { title: string; production: Production }) {
  const { outputs, output_prefix } = production;
  const shape = useRef<string>(undefined);
  const playables = playablesOf(outputs ?? []);
  if (playables.length > 0) return <Player title={title} playables={playables} first={shape.current} />;
  shape.current = output_prefix?.endsWith('/portrait/') ? 'portrait' : 'landscape';
  return (
    <div class="player">
      <div class={`screen nothing ${shape.current}`}>
        <FilmIcon />
        <p class="soft">{wordsFor(production)}</p>
      </div>
      <div class="player-choices" />
    </div>
  );
}

function wordsFor({ status }: Production): string {
  if (status === 'completed') return 'It has no output that a browser plays.';
  const isOver = status === 'failed' || status === 'canceled' || status === 'deleting';
  return isOver ? 'There is nothing to play.' : 'It plays here when it is rendered.';
}
