import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { Place } from '@bacs/domain';

export type StoredObject = { key: string; size: number };
export type ListedPage = { objects: StoredObject[]; isLast: boolean };

/** S3 lists and deletes no more at once. */
const mostKeys = 1_000;

/** Lists the next objects of the place after a key, in S3's order. */
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

/** Lists all objects of the place, in S3's order. */
export async function* listObjects(s3: S3Client, place: Place): AsyncGenerator<StoredObject> {
  let after: string | undefined = '';
  while (after !== undefined) {
    const { objects, isLast }: ListedPage = await listPage(s3, place, after);
    yield* objects;
    after = isLast ? undefined : objects.at(-1)?.key;
  }
}
