import type { ServerProblem } from '@bacs/domain';
import { findOfAccess, findOfKeeping } from './aws/buckets.ts';
import { findOfClock } from './aws/clock.ts';
import { findOfCors } from './aws/cors.ts';
import { findOfEventsQueue } from './aws/events-queue.ts';
import { findOfMediaConvertQueue } from './aws/media-convert-queue.ts';
import { findOfOutputs } from './aws/outputs.ts';
import { findOfPrivacy } from './aws/privacy.ts';
import { findOfApiRights, findOfWorkerRights } from './aws/process-rights.ts';
import { findOfQuotas } from './aws/quotas.ts';
import { findOfRole } from './aws/role.ts';
import type { Check } from './check.ts';
import type { Dependencies } from './dependencies.ts';
import { findOfDatabase, findOfProfiles, findOfRedis, findOfWorkers } from './servers.ts';

/** Lists what there is to look at with these settings. */
export function listChecks(deps: Dependencies): Check[] {
  const { config } = deps;
  const {
    UPLOAD_BUCKET,
    OUTPUT_BUCKET,
    OUTPUT_BASE_URL,
    MEDIACONVERT_ROLE_ARN,
    MEDIACONVERT_EVENTS_QUEUE_URL,
  } = config;
  return [
    { about: 'profiles', find: () => findOfProfiles(deps) },
    { about: 'database', find: () => findOfDatabase(deps) },
    { about: 'Redis', find: () => findOfRedis(deps) },
    { about: 'workers', find: () => findOfWorkers(deps) },
    { about: 'clock of AWS', find: (signal) => findOfClock(deps, signal) },
    ...(UPLOAD_BUCKET === undefined ? [] : checkUploads(deps, UPLOAD_BUCKET)),
    ...checkBucket(deps, 'output bucket', OUTPUT_BUCKET),
    ...given(OUTPUT_BASE_URL, (url) => ({
      about: `outputs at ${url}`,
      find: (signal) => findOfOutputs(deps, url, signal),
    })),
    {
      about: `MediaConvert queue ${config.MEDIACONVERT_QUEUE}`,
      find: (signal) => findOfMediaConvertQueue(deps, signal),
    },
    ...given(MEDIACONVERT_ROLE_ARN, (arn) => ({
      about: `role ${arn}`,
      find: (signal) => findOfRole(deps, arn, signal),
    })),
    ...given(UPLOAD_BUCKET, (bucket) => ({
      about: 'rights of the API',
      find: (signal) => findOfApiRights(deps, bucket, signal),
    })),
    { about: 'rights of the worker', find: (signal) => findOfWorkerRights(deps, signal) },
    ...given(MEDIACONVERT_EVENTS_QUEUE_URL, (url) => ({
      about: 'events queue',
      find: (signal) => findOfEventsQueue(deps, url, signal),
    })),
    { about: 'quotas of MediaConvert', find: (signal) => findOfQuotas(deps, signal) },
  ];
}

function checkUploads(deps: Dependencies, bucket: string): Check[] {
  return checkBucket(deps, 'upload bucket', bucket, {
    privacy: findOfPrivacy,
    CORS: findOfCors,
  });
}

type FindOfBucket = (deps: Dependencies, bucket: string, signal: AbortSignal) => Promise<ServerProblem[]>;

/** Whether a bucket can be used is one check; while it cannot, the others have nothing to look at. */
function checkBucket(
  deps: Dependencies,
  kind: string,
  bucket: string,
  more: Record<string, FindOfBucket> = {},
): Check[] {
  const about = `${kind} ${bucket}`;
  let access: Promise<ServerProblem[]> | undefined;
  const findAccess = () => {
    access ??= findOfAccess(deps, bucket);
    return access;
  };
  const others = Object.entries({ lifecycle: findOfKeeping, ...more }).map(
    ([what, find]): Check => ({
      about: `${what} of ${about}`,
      find: async (signal) => ((await findAccess()).length > 0 ? [] : await find(deps, bucket, signal)),
    }),
  );
  return [{ about, find: findAccess }, ...others];
}

/** A process that has no such setting does without. */
function given(value: string | undefined, check: (value: string) => Check): Check[] {
  return value === undefined ? [] : [check(value)];
}
