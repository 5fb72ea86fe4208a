import { checkDatabase } from '@bacs/db';
import { oldestTakenMs } from '@bacs/db/productions';
import type { ServerProblem } from '@bacs/domain';
import { checkQueues, checkWatch, findFleetProblems } from '@bacs/queue';
import { checkBuckets } from '@bacs/s3';
import type { Dependencies, Readiness } from '../dependencies.ts';
import { recentAnswer } from '../recent-answer.ts';

const maxAgeMs = 1_000;
const deadlineMs = 1_000;
/** A look at a bucket is a paid call. */
const bucketsMaxAgeMs = 60_000;
const watchMaxAgeMs = 5_000;

/** Opens the check of everything that the API needs. However many ask, it costs the same, and it never throws. */
export function openReadiness(deps: Omit<Dependencies, 'readiness'>): () => Promise<Readiness> {
  const { config, db, queues, redis, s3, lookAtFleet } = deps;
  const buckets = recentAnswer(bucketsMaxAgeMs, () =>
    checkBuckets(s3, [config.UPLOAD_BUCKET, config.OUTPUT_BUCKET]),
  );
  const place = { redis, prefix: config.QUEUE_PREFIX };
  const watch = recentAnswer(watchMaxAgeMs, () =>
    checkWatch(place, { findTakenMs: () => oldestTakenMs(db), deadlineMs }),
  );
  return recentAnswer(maxAgeMs, async () => {
    const [database, queue, fleet, watched] = await Promise.all([
      checkDatabase(db, { deadlineMs }),
      checkQueues(queues, redis, { deadlineMs }),
      lookAtFleet(),
      watch(),
    ]);
    const storage = await soon(buckets());
    const ofFleet = fleet ? findFleetProblems(fleet, deps.profiles.hash) : [];
    return {
      problems: database.unusable,
      degraded: [...database.problems, ...queue, ...ofFleet, ...watched, ...storage],
    };
  });
}

/** Nobody waits for S3: what it has not said yet comes with a later answer. */
async function soon(answer: Promise<ServerProblem[]>): Promise<ServerProblem[]> {
  return await Promise.race([answer, new Promise<[]>((resolve) => setTimeout(resolve, 100, []).unref())]);
}
