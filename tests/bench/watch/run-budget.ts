import { setTimeout as sleep } from 'node:timers/promises';
import { at, ok } from '../../support/answers.ts';
import type { Place } from '../bench.ts';
import { accept } from '../scene/accept.ts';
import { readAwsLog } from '../scene/aws-log.ts';
import { inScene, type Scene, type User } from '../scene/open-scene.ts';
import { type Counts, countEnded, readLives, waitForCounts } from '../scene/productions.ts';
import { type BudgetFigures, budgetFigures, type Cancel, type Outage } from './budget-figures.ts';
import { atOnce, oldAccount } from './run-renders.ts';

export type BudgetOptions = {
  scale: number;
  productions: number;
  workers: number;
  onEnded: (count: number) => void;
};

const renderSeconds = 30;
const outageSeconds = 60;
const cancelsAt = [0.2, 0.3, 0.4];
const outageAt = 0.5;

/** Lets a crowd wait for 2 calls a second, cancels some of what renders, and kills Redis in the middle. */
export async function runBudget(
  place: Place,
  { scale, productions, workers, onEnded }: BudgetOptions,
): Promise<BudgetFigures & { completed: number; canceled: number; unfinished: number; twice: number }> {
  const options = { scale, workers, renderSeconds, slots: atOnce, rates: oldAccount, events: {} };
  return await inScene(place, options, async (scene) => {
    const timeoutMs = 60_000 + (3 * 1_000 * productions * (2 / oldAccount.per_second)) / scale;
    const until = (isEnough: (counts: Counts) => boolean) =>
      waitForCounts(
        scene,
        (counts) => {
          onEnded(countEnded(counts));
          return isEnough(counts);
        },
        timeoutMs,
      );
    const submitted = (share: number) => (counts: Counts) =>
      (counts.queued ?? 0) <= productions * (1 - share);
    const user = await scene.signUp();
    await accept(user, productions);
    const cancels: Cancel[] = [];
    for (const share of cancelsAt) {
      await until(submitted(share));
      cancels.push(await cancelNewest(scene, user));
    }
    await until(submitted(outageAt));
    const outage = await killRedis(scene);
    await until((counts) => countEnded(counts) >= productions);
    const lives = await readLives(scene);
    const { calls } = await readAwsLog(scene.cluster.aws.process().logFile);
    const created = calls.filter(({ operation, status }) => operation === 'CreateJob' && status === 201);
    const count = (status: string) => lives.filter((life) => life.status === status).length;
    return {
      ...budgetFigures(calls, { scale, rates: oldAccount, cancels, outage }),
      completed: count('completed'),
      canceled: count('canceled'),
      unfinished: lives.filter(({ endedAt }) => endedAt === null).length,
      twice: created.length - lives.filter(({ jobId }) => jobId !== null).length,
    };
  });
}

async function cancelNewest({ cluster }: Scene, { api }: User): Promise<Cancel> {
  const { ulid, mediaconvert_job_id } = await cluster.mysql.db
    .selectFrom('productions')
    .select(['ulid', 'mediaconvert_job_id'])
    .where('status', 'in', ['submitted', 'processing'])
    .where('cancel_requested_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const askedAt = Date.now();
  await ok(api.POST('/api/productions/{id}/cancel', at(ulid)));
  return { jobId: mediaconvert_job_id ?? '', askedAt };
}

async function killRedis({ cluster, scale, signal }: Scene): Promise<Outage> {
  const from = Date.now();
  await cluster.redis.kill();
  await sleep((outageSeconds * 1_000) / scale, undefined, { signal });
  const to = Date.now();
  await cluster.redis.start();
  return { from, to };
}
