import { checkDatabase, findDatabaseRisks } from '@bacs/db';
import { oldestTakenMs } from '@bacs/db/productions';
import type { ServerProblem } from '@bacs/domain';
import { describeProblem, InvalidProfilesError, loadProfiles } from '@bacs/mc-profiles';
import { checkQueues, checkWatch, findFleet, findFleetProblems, findQueueRisks } from '@bacs/queue';
import { NotCheckedError } from './check.ts';
import type { Dependencies } from './dependencies.ts';

/** What the API and the worker check as well, and what shows only when something fails. */
export async function findOfDatabase({ db, deadlineMs }: Dependencies): Promise<ServerProblem[]> {
  const { unusable, problems } = await checkDatabase(db, { deadlineMs });
  const found = [...unusable, ...problems];
  const works = found.every(({ severity }) => severity === 'warning');
  return works ? [...found, ...(await findDatabaseRisks(db))] : found;
}

export async function findOfRedis({ queues, redis, deadlineMs }: Dependencies): Promise<ServerProblem[]> {
  const problems = await checkQueues(queues, redis, { deadlineMs });
  return redis.status === 'ready' ? [...problems, ...(await findQueueRisks(redis))] : problems;
}

/** Who works on the queues, and how MediaConvert's jobs are watched. */
export async function findOfWorkers(deps: Dependencies): Promise<ServerProblem[]> {
  const { config, db, queues, redis, deadlineMs } = deps;
  const place = { redis, prefix: config.QUEUE_PREFIX };
  // While Redis is away, or the profiles are wrong, their own checks say so.
  if ((await checkQueues(queues, redis, { deadlineMs })).some(({ severity }) => severity !== 'warning'))
    throw new NotCheckedError('Redis does not tell.');
  const profiles = await loadProfiles({ dir: config.MC_PROFILES_DIR }).catch(() => {
    throw new NotCheckedError('The profiles to compare with theirs are invalid.');
  });
  const [fleet, watched] = await Promise.all([
    findFleet({ ...place, queues }),
    checkWatch(place, { findTakenMs: () => oldestTakenMs(db), deadlineMs }),
  ]);
  return [...findFleetProblems(fleet, profiles.hash), ...watched];
}

export async function findOfProfiles({ config }: Dependencies): Promise<ServerProblem[]> {
  try {
    const { warnings } = await loadProfiles({ dir: config.MC_PROFILES_DIR });
    return warnings.map((warning) => ({
      code: 'PROFILES_ODD',
      severity: 'warning',
      message: `${describeProblem(warning)}.`,
    }));
  } catch (error) {
    if (!(error instanceof InvalidProfilesError)) throw error;
    return error.problems.map((problem) => ({
      code: 'PROFILES_INVALID',
      severity: 'fatal',
      message: `${describeProblem(problem)}.`,
    }));
  }
}
