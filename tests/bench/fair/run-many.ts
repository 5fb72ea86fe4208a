import type { Place } from '../bench.ts';
import { accept } from '../scene/accept.ts';
import { inScene, type Scene } from '../scene/open-scene.ts';
import { countEnded, type Life, readLives, waitForCounts } from '../scene/productions.ts';
import { sceneOf } from './setting.ts';
import { measureShares, type Shares } from './shares.ts';

export type ManyOptions = {
  users: number;
  /** Each user has from 5 to so many productions. */
  most: number;
  /** The run is over when so many have ended. */
  ends: number;
  onEnded: (count: number) => void;
};

const renderSeconds = 40;
const fewest = 5;
const windowSize = 100;
const timeoutMs = 600_000;

/** Lets many users with few and many productions wait, and loses all that Redis has after half of the ends. */
export async function runMany(
  place: Place,
  { users, most, ends, onEnded }: ManyOptions,
): Promise<Record<'before_flush' | 'after_flush' | 'submissions', Shares>> {
  // Nobody's come first: all are there before the first worker is.
  return await inScene(place, sceneOf({ renderSeconds, workers: 0 }), async (scene) => {
    const total = new Map<number, number>();
    const people = [];
    for (let index = 0; index < users; index += 1) {
      const user = await scene.signUp();
      const count = Math.round(fewest * (most / fewest) ** (index / Math.max(1, users - 1)));
      people.push({ user, count });
      total.set(user.api.user.id, count);
    }
    for (const { user, count } of people) await accept(user, count);
    await Promise.all([scene.cluster.startWorker(), scene.cluster.startWorker()]);
    await waitUntilEnded(scene, ends / 2, onEnded);
    const flushedAt = Date.now();
    await scene.cluster.redis.flush();
    await waitUntilEnded(scene, ends, onEnded);
    const lives = await readLives(scene);
    const ended = inOrder(lives, ({ endedAt }) => endedAt);
    const [before, after] = [
      ended.filter(({ endedAt }) => (endedAt ?? 0) < flushedAt),
      ended.filter(({ endedAt }) => (endedAt ?? 0) >= flushedAt),
    ];
    const leftAt = new Map(total);
    for (const { userId } of before) leftAt.set(userId, (leftAt.get(userId) ?? 0) - 1);
    return {
      before_flush: measureShares(before, total, windowSize),
      after_flush: measureShares(after, leftAt, windowSize),
      submissions: measureShares(
        inOrder(lives, ({ submittedAt }) => submittedAt),
        total,
        windowSize,
      ),
    };
  });
}

async function waitUntilEnded(scene: Scene, count: number, onEnded: (count: number) => void): Promise<void> {
  await waitForCounts(
    scene,
    (counts) => {
      onEnded(countEnded(counts));
      return countEnded(counts) >= count;
    },
    timeoutMs,
  );
}

function inOrder(lives: Life[], time: (life: Life) => number | null): Life[] {
  return lives.filter((life) => time(life) !== null).sort((a, b) => (time(a) ?? 0) - (time(b) ?? 0));
}
