import type { Place } from '../bench.ts';
import { round } from '../numbers.ts';
import { accept } from '../scene/accept.ts';
import { inScene } from '../scene/open-scene.ts';
import { countEnded, readLives, waitForCounts } from '../scene/productions.ts';
import { sceneOf } from './setting.ts';

/** How long all productions of one user take, in seconds of the clock */
export type AloneFigures = { without_s: number; with_s: number; ratio: number };

const renderSeconds = 40;
const timeoutMs = 300_000;
/** With such a backlog nothing waits with us. */
const noFairness = { MEDIACONVERT_BACKLOG: '1000' };

/** Renders one user's productions without fairness and with it. The ratio is 1 when fairness costs no time. */
export async function runAlone(
  place: Place,
  { productions, onEnded }: { productions: number; onEnded: (count: number) => void },
): Promise<AloneFigures> {
  const time = async (env: NodeJS.ProcessEnv, before: number) =>
    await inScene(place, sceneOf({ renderSeconds, env }), async (scene) => {
      const user = await scene.signUp();
      await accept(user, productions);
      await waitForCounts(
        scene,
        (counts) => {
          onEnded(before + countEnded(counts));
          return countEnded(counts) >= productions;
        },
        timeoutMs,
      );
      const lives = await readLives(scene);
      const ends = lives.map(({ endedAt }) => endedAt ?? Number.POSITIVE_INFINITY);
      return (Math.max(...ends) - Math.min(...lives.map(({ acceptedAt }) => acceptedAt))) / 1_000;
    });
  const without = await time(noFairness, 0);
  const withFairness = await time({}, productions);
  return { without_s: round(without), with_s: round(withFairness), ratio: round(without / withFairness) };
}
