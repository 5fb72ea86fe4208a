import { checkDatabase } from '@bacs/db';
import { oldestTakenMs } from '@bacs/db/productions';
import type { ServerProblem } from '@bacs/domain';
import { checkQueues, checkWatch } from '@bacs/queue';
import { checkBuckets } from '@bacs/s3';
import type { Dependencies } from './dependencies.ts';

const deadlineMs = 2_000;

/** Tells what is wrong with the database and with Redis. Nothing throws. */
export async function findProblems({ db, queues, redis }: Dependencies): Promise<ServerProblem[]> {
  const [{ unusable, problems }, queue] = await Promise.all([
    checkDatabase(db, { deadlineMs }),
    checkQueues(queues, redis, { deadlineMs }),
  ]);
  return [...unusable, ...problems, ...queue];
}

/** Tells what is wrong with how MediaConvert's jobs are watched; nothing while a server is away. Nothing throws. */
export async function findWatchProblems({ db, redis, config }: Dependencies): Promise<ServerProblem[]> {
  const place = { redis, prefix: config.QUEUE_PREFIX };
  return await checkWatch(place, { findTakenMs: () => oldestTakenMs(db), deadlineMs });
}

/** Tells what is wrong with the bucket that the outputs go to. Nothing throws. */
export async function findStorageProblems({ s3, config }: Dependencies): Promise<ServerProblem[]> {
  return await checkBuckets(s3, [config.OUTPUT_BUCKET]);
}
