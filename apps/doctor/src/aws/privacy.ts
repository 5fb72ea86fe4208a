import { HeadObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { ServerProblem } from '@bacs/domain';
import type { Dependencies } from '../dependencies.ts';

/** Tries whether somebody without credentials can list the bucket of uploads or read one of its objects. */
export async function findOfPrivacy(
  { clients: { s3, anonymousS3 } }: Dependencies,
  Bucket: string,
  abortSignal: AbortSignal,
): Promise<ServerProblem[]> {
  const list = () => new ListObjectsV2Command({ Bucket, MaxKeys: 1 });
  const isListed = await anonymousS3.send(list(), { abortSignal }).then(yes, no);
  const { Contents: [object] = [] } = await s3.send(list(), { abortSignal });
  const isRead =
    object !== undefined &&
    (await anonymousS3
      .send(new HeadObjectCommand({ Bucket, Key: object.Key }), { abortSignal })
      .then(yes, no));
  return isListed || isRead ? [isPublic] : [];
}

const yes = () => true;
const no = () => false;

const isPublic: ServerProblem = {
  code: 'UPLOADS_PUBLIC',
  message:
    'Anybody can read what users upload: block public access to the bucket, which nobody but the service and MediaConvert reads.',
};
