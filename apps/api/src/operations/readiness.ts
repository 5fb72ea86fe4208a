import { checkDatabase } from '@bacs/db';
import { oldestTakenMs } from '@bacs/db/productions';
import type { ServerProblem } from '@bacs/domain';
import { checkQueues, checkWatch, findFleetProblems } from '@bacs/queue';
import { checkBuckets } from '@bacs/s3';
import type { Dependencies, Readiness } from '../dependencies.ts';
import { recentAnswer } from '../recent-answer.ts';

const maxAgeMs = 1_000;
const deadlineMs = 1_000;
/** A look at a bucket is a paid call, and whoever waits for S3 to come back is to see it soon. */
const bucketsMaxAgeMs = (problems: ServerProblem[] = []) => (problems.length === 0 ? 60_000 : 5_000);
const watchMaxAgeMs = 5_000;

/** Opens the check of everything that the API needs. However many ask, it costs the same, and it never throws. */
export function openReadiness(deps: Omit<Dependencies, 'readiness'>): () => Promise<Readiness> {
  const { config, db, queues, redis, s3, lookAtFleet } = deps;
  const buckets = withoutWaiting(
    recentAnswer(bucketsMaxAgeMs, () => checkBuckets(s3, [config.UPLOAD_BUCKET, config.OUTPUT_BUCKET])),
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
    const storage = await buckets();
    const ofFleet = fleet ? findFleetProblems(fleet, deps.profiles.hash) : [];
    return {
      problems: database.unusable,
      degraded: [...database.problems, ...queue, ...ofFleet, ...watched, ...storage],
    };
  });
}

/** Nobody waits for S3: until it says something new, what it has said last counts. */
function withoutWaiting(ask: () => Promise<ServerProblem[]>): () => Promise<ServerProblem[]> {
  let said: ServerProblem[] = [];
  return async () => {
    const saying = ask().then((problems) => {
      said = problems;
    });
    await Promise.race([saying, new Promise((resolve) => setTimeout(resolve, 100).unref())]);
    return said;
  };
}
