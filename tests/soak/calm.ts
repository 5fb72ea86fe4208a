import { setTimeout as sleep } from 'node:timers/promises';
import { unfinishedStatuses } from '@bacs/domain';
import pRetry from 'p-retry';
import type { Cluster } from '../cluster/cluster.ts';
import { listAllJobs } from './evidence.ts';
import { isTwin } from './invariants/renders.ts';

const healMs = 120_000;

/** Waits until everything was accepted and has ended and no twin is left, or until it takes too long. */
export async function waitUntilCalm(
  cluster: Cluster,
  sending: Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + healMs;
  let hasSent = false;
  sending.then(
    () => {
      hasSent = true;
    },
    () => {},
  );
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    if (hasSent && (await pRetry(() => isCalm(cluster), { retries: 5, minTimeout: 200 }))) return;
    await sleep(500, undefined, { signal });
  }
}

async function isCalm(cluster: Cluster): Promise<boolean> {
  const { waiting } = await countProductions(cluster);
  if (waiting > 0) return false;
  return !(await listAllJobs(cluster)).some((job) => isTwin(job) && job.Status === 'SUBMITTED');
}

export async function countProductions({ mysql }: Cluster): Promise<{ ended: number; waiting: number }> {
  const counts = await mysql.db
    .selectFrom('productions')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute();
  const sum = (rows: typeof counts) => rows.reduce((total, { count }) => total + Number(count), 0);
  return {
    ended: sum(counts.filter(({ status }) => !unfinishedStatuses.includes(status))),
    waiting: sum(counts.filter(({ status }) => unfinishedStatuses.includes(status))),
  };
}
