import { DeleteObjectsCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { Place } from '@bacs/mc-profiles';

export type StoredObject = { key: string; size: number };
export type ListedPage = { objects: StoredObject[]; isLast: boolean };
export type KeyFailure = { key: string; code: string; message: string };

/** What DeleteObjects takes at once. */
const mostKeys = 1_000;

/** The next objects of the place after a key, in S3's order. */
export async function listPage(
  s3: S3Client,
  { bucket, prefix, exact }: Place,
  after: string,
): Promise<ListedPage> {
  const { Contents = [], IsTruncated = false } = await s3.send(
    new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: prefix,
      // A key comes before all that it begins.
      MaxKeys: exact ? 1 : mostKeys,
      ...(after !== '' && { StartAfter: after }),
    }),
  );
  const objects = Contents.flatMap(({ Key: key, Size: size = 0 }) =>
    key?.startsWith(prefix) && (!exact || key === prefix) ? [{ key, size }] : [],
  );
  return { objects, isLast: exact || !IsTruncated };
}

/** @returns the keys that S3 answers it could not delete. An answer of 200 says nothing about each. */
export async function deleteObjects(
  s3: S3Client,
  bucket: string,
  objects: StoredObject[],
): Promise<KeyFailure[]> {
  const { Errors = [] } = await s3.send(
    new DeleteObjectsCommand({
      Bucket: bucket,
      Delete: { Quiet: true, Objects: objects.map(({ key }) => ({ Key: key })) },
    }),
  );
  return Errors.map(({ Key: key = '', Code: code = 'Unknown', Message: message = '' }) => ({
    key,
    code,
    message,
  }));
}
