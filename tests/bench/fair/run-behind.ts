import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from '../bench.ts';
import { quantile, round } from '../numbers.ts';
import { accept } from '../scene/accept.ts';
import { readAwsLog } from '../scene/aws-log.ts';
import { inScene, type Scene, type User } from '../scene/open-scene.ts';
import { countEnded, findLife, waitForCounts } from '../scene/productions.ts';
import { scale, sceneOf } from './setting.ts';

/** How long one user's single production takes to be submitted and to begin, in seconds of the clock */
export type BehindFigures = Record<
  | 'submitted_alone_s'
  | 'submitted_behind_s'
  | 'submitted_ratio'
  | 'begun_alone_s'
  | 'begun_behind_s'
  | 'begun_ratio',
  number
>;

const singles = 5;
const timeoutMs = 120_000;
const renderSeconds = 40;
const options = sceneOf({ renderSeconds });

/** Has single productions rendered one after the other, alone and then behind another user's many. */
export async function runBehind(
  place: Place,
  { crowd, onDone }: { crowd: number; onDone: (count: number) => void },
): Promise<BehindFigures> {
  return await inScene(place, options, async (scene) => {
    const [one, other] = [await scene.signUp(), await scene.signUp()];
    // The first one waits until the source is described.
    await acceptSingle(scene, one);
    const alone = await acceptSingles(scene, one, onDone);
    await waitForCounts(scene, (counts) => countEnded(counts) > singles, timeoutMs);
    await accept(other, crowd);
    await waitForCounts(scene, ({ processing = 0 }) => processing >= options.slots, timeoutMs);
    const behind = await acceptSingles(scene, one, (count) => onDone(singles + count));
    return compare(await timeAll(scene, alone), await timeAll(scene, behind));
  });
}

async function acceptSingles(scene: Scene, user: User, onDone: (count: number) => void): Promise<string[]> {
  const ulids: string[] = [];
  while (ulids.length < singles) {
    ulids.push(await acceptSingle(scene, user));
    onDone(ulids.length);
    // The next one comes at another moment of the others' renders.
    await sleep((renderSeconds * 1_000 * Math.random()) / scale / 4, undefined, { signal: scene.signal });
  }
  return ulids;
}

async function acceptSingle(scene: Scene, user: User): Promise<string> {
  const [ulid = ''] = await accept(user, 1);
  await waitForEnd(scene, ulid);
  return ulid;
}

async function waitForEnd(scene: Scene, ulid: string): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while ((await findLife(scene, ulid)).endedAt === null) {
    if (performance.now() > deadline) throw new Error(`${ulid} took longer than ${timeoutMs / 1_000} s`);
    await sleep(50, undefined, { signal: scene.signal });
  }
}

type Times = { submitted: number; begun: number };

async function timeAll(scene: Scene, ulids: string[]): Promise<Times[]> {
  const { finished } = await readAwsLog(scene.cluster.aws.process().logFile);
  const renderMs = (renderSeconds * 1_000) / scale;
  return await Promise.all(
    ulids.map(async (ulid) => {
      const { acceptedAt, submittedAt, jobId } = await findLife(scene, ulid);
      const begunAt = (finished.get(jobId ?? '') ?? 0) - renderMs;
      return { submitted: (submittedAt ?? 0) - acceptedAt, begun: begunAt - acceptedAt };
    }),
  );
}

function compare(alone: Times[], behind: Times[]): BehindFigures {
  const median = (all: Times[], step: keyof Times) =>
    (quantile(
      all.map((times) => times[step]),
      0.5,
    ) ?? 0) / 1_000;
  const ratio = (step: keyof Times) => round(median(behind, step) / median(alone, step));
  return {
    submitted_alone_s: round(median(alone, 'submitted')),
    submitted_behind_s: round(median(behind, 'submitted')),
    submitted_ratio: ratio('submitted'),
    begun_alone_s: round(median(alone, 'begun')),
    begun_behind_s: round(median(behind, 'begun')),
    begun_ratio: ratio('begun'),
  };
}
