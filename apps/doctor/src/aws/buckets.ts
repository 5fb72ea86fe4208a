import {
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  type LifecycleRule,
} from '@aws-sdk/client-s3';
import type { ServerProblem } from '@bacs/domain';
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
  const enabled = (rules?.Rules ?? []).filter((rule) => rule.Status === 'Enabled');
  const keepsVersions = Status !== undefined && !enabled.some((rule) => rule.NoncurrentVersionExpiration);
  return [
    ...enabled.filter(expires).map(expiring),
    ...enabled.filter(archives).map(archiving),
    ...(keepsVersions ? [versionsKept] : []),
  ];
}

function expires({ Expiration }: LifecycleRule): boolean {
  return Expiration?.Days !== undefined || Expiration?.Date !== undefined;
}

/** From these classes an object has to be restored before anybody can read it. */
function archives({ Transitions = [] }: LifecycleRule): boolean {
  return Transitions.some(({ StorageClass = '' }) => ['GLACIER', 'DEEP_ARCHIVE'].includes(StorageClass));
}

const expiring = ({ ID = 'without a name' }: LifecycleRule): ServerProblem => ({
  code: 'BUCKET_EXPIRES',
  message: `The lifecycle rule ${ID} deletes objects of which the service believes that they are there: remove it, or keep it from the prefixes of the service.`,
});
const archiving = ({ ID = 'without a name' }: LifecycleRule): ServerProblem => ({
  code: 'BUCKET_ARCHIVES',
  message: `The lifecycle rule ${ID} moves objects to where nobody can read them: use a class that is read at once, such as GLACIER_IR.`,
});
const versionsKept: ServerProblem = {
  code: 'BUCKET_KEEPS_VERSIONS',
  severity: 'warning',
  message:
    'The bucket has versions, so what is deleted stays as an old version for ever: add a lifecycle rule with NoncurrentVersionExpiration.',
};
