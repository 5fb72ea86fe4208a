import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from '../bench.ts';
import { quantile, round } from '../numbers.ts';
import { accept } from '../scene/accept.ts';
import { inScene, type Scene, type User } from '../scene/open-scene.ts';
import { countEnded, waitForCounts } from '../scene/productions.ts';
import { scale, sceneOf } from './setting.ts';

/** How long one user's single production takes to be submitted, in seconds that are not scaled */
export type BehindFigures = { alone_s: number; behind_s: number; ratio: number };

const singles = 5;
const timeoutMs = 120_000;
const renderSeconds = 60;

/** Has single productions accepted alone, and then behind another user's many. */
export async function runBehind(
  place: Place,
  { crowd, onDone }: { crowd: number; onDone: (count: number) => void },
): Promise<BehindFigures> {
  return await inScene(place, sceneOf({ renderSeconds }), async (scene) => {
    const [one, other] = [await scene.signUp(), await scene.signUp()];
    await timeSingle(scene, one);
    const alone = await timeSingles(scene, one, onDone);
    await waitForCounts(scene, (counts) => countEnded(counts) > singles, timeoutMs);
    await accept(other, crowd);
    // Every slot is taken, and the backlog is full or all is submitted.
    await waitForCounts(
      scene,
      ({ processing = 0 }) => processing >= sceneOf({ renderSeconds }).slots,
      timeoutMs,
    );
    const behind = await timeSingles(scene, one, (count) => onDone(singles + count));
    const [alone_s, behind_s] = [alone, behind].map((times) => (quantile(times, 0.5) ?? 0) / 1_000);
    return {
      alone_s: round(alone_s ?? 0),
      behind_s: round(behind_s ?? 0),
      ratio: round((behind_s ?? 0) / (alone_s ?? 0)),
    };
  });
}

async function timeSingles(scene: Scene, user: User, onDone: (count: number) => void): Promise<number[]> {
  const times: number[] = [];
  while (times.length < singles) {
    times.push(await timeSingle(scene, user));
    onDone(times.length);
    // The next one comes at another moment of the renders.
    await sleep((renderSeconds * 1_000 * Math.random()) / scale / 4, undefined, { signal: scene.signal });
  }
  return times;
}

/** @returns the ms from the acceptance of one production to its submission. */
async function timeSingle(scene: Scene, user: User): Promise<number> {
  const [ulid = ''] = await accept(user, 1);
  const { db } = scene.cluster.mysql;
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    const row = await db
      .selectFrom('productions')
      .innerJoin('production_events as submitted', 'submitted.production_id', 'productions.id')
      .where('submitted.event', '=', 'submitted')
      .where('productions.ulid', '=', ulid)
      .select(['productions.created_at', 'submitted.created_at as submitted_at'])
      .executeTakeFirst();
    if (row) return row.submitted_at.getTime() - row.created_at.getTime();
    await sleep(20, undefined, { signal: scene.signal });
  }
  throw new Error(`${ulid} was not submitted within ${timeoutMs / 1_000} s`);
}
