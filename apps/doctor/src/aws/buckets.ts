import {
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  type LifecycleRule,
} from '@aws-sdk/client-s3';
import { type ServerProblem, uploadFolder } from '@bacs/domain';
import { checkBuckets } from '@bacs/s3';
import type { Dependencies } from '../dependencies.ts';
import { askAs, unless } from './explain-error.ts';

/** Tells whether a bucket can be used. */
export async function findOfAccess({ clients }: Dependencies, bucket: string): Promise<ServerProblem[]> {
  return await checkBuckets(clients.s3, [bucket]);
}

/** Tells what S3 does by itself with the objects of a bucket. */
export async function findOfKeeping(
  { clients: { s3 } }: Dependencies,
  Bucket: string,
  abortSignal: AbortSignal,
): Promise<ServerProblem[]> {
  const lifecycle = s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }), { abortSignal });
  const versioning = s3.send(new GetBucketVersioningCommand({ Bucket }), { abortSignal });
  const [rules, { Status }] = await Promise.all([
    askAs('s3:GetLifecycleConfiguration', unless('NoSuchLifecycleConfiguration', lifecycle)),
    askAs('s3:GetBucketVersioning', versioning),
  ]);
  const enabled = (rules?.Rules ?? []).filter((rule) => rule.Status === 'Enabled' && mayMeetOurs(rule));
  const keepsVersions = Status !== undefined && !enabled.some((rule) => rule.NoncurrentVersionExpiration);
  return [
    ...enabled.filter(expires).map(expiring),
    ...enabled.filter(archives).map(archiving),
    ...(keepsVersions ? [versionsKept] : []),
  ];
}

/** Keys of outputs begin with their year. */
const ourFolders = [uploadFolder, '20'];

/** Tells whether the service has, or may come to have, objects below the prefix of the rule. */
function mayMeetOurs({ Filter, Prefix }: LifecycleRule): boolean {
  const prefix = Filter?.Prefix ?? Filter?.And?.Prefix ?? Prefix ?? '';
  return ourFolders.some((folder) => folder.startsWith(prefix) || prefix.startsWith(folder));
}

/** The service gives no object a tag, but others may. */
function isForTagged({ Filter }: LifecycleRule): boolean {
  return Filter?.Tag !== undefined || (Filter?.And?.Tags ?? []).length > 0;
}

function expires({ Expiration }: LifecycleRule): boolean {
  return Expiration?.Days !== undefined || Expiration?.Date !== undefined;
}

/** From these classes an object has to be restored before anybody can read it. */
function archives({ Transitions = [] }: LifecycleRule): boolean {
  return Transitions.some(({ StorageClass = '' }) => ['GLACIER', 'DEEP_ARCHIVE'].includes(StorageClass));
}

const expiring = (rule: LifecycleRule): ServerProblem => ({
  code: 'BUCKET_EXPIRES',
  ...(isForTagged(rule) && { severity: 'warning' }),
  message: `The lifecycle rule ${nameOf(rule)} deletes objects of which the service believes that they are there: remove it, or keep it from what lies below uploads/ and below the months, such as 2026-11/.`,
});
const archiving = (rule: LifecycleRule): ServerProblem => ({
  code: 'BUCKET_ARCHIVES',
  ...(isForTagged(rule) && { severity: 'warning' }),
  message: `The lifecycle rule ${nameOf(rule)} moves objects to where nobody can read them: use a class that is read at once, such as GLACIER_IR.`,
});
const nameOf = ({ ID = 'without a name' }: LifecycleRule) => ID;
const versionsKept: ServerProblem = {
  code: 'BUCKET_KEEPS_VERSIONS',
  severity: 'warning',
  message:
    'The bucket has versions, so what is deleted stays as an old version for ever: add a lifecycle rule with NoncurrentVersionExpiration.',
};
