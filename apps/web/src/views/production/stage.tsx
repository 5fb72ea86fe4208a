import type { Production } from '../../api/bacs.ts';
import { FilmIcon } from '../../components/icons.tsx';
import { playablesOf } from '../../player/playable.ts';
import { Player } from '../../player/player.tsx';

/** The place of the video, which is there before the video is. */
export function Stage({ title, production }: { title: string; production: Production | undefined }) {
  const playables = playablesOf(production?.outputs ?? []);
  if (playables.length > 0) return <Player key={production?.ulid} title={title} playables={playables} />;
  return (
    <div class="player">
      <div class="screen nothing">
        <FilmIcon />
        {production && <p class="soft">{wordsFor(production)}</p>}
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
