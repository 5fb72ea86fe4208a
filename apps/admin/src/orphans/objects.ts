import { DeleteObjectsCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';

export type StoredObject = { key: string; size: number; modifiedAt: Date };

/** All objects of a bucket, a page of up to a thousand at a time. */
export async function* listPages(s3: S3Client, Bucket: string): AsyncGenerator<StoredObject[]> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket }))
    yield Contents.flatMap(({ Key: key, Size: size = 0, LastModified: modifiedAt }) =>
      key !== undefined && modifiedAt ? [{ key, size, modifiedAt }] : [],
    );
}

/** @returns the keys that could not be deleted, and why. */
export async function deleteObjects(s3: S3Client, Bucket: string, objects: StoredObject[]) {
  if (objects.length === 0) return [];
  const Objects = objects.map(({ key }) => ({ Key: key }));
  const { Errors = [] } = await s3.send(
    new DeleteObjectsCommand({ Bucket, Delete: { Quiet: true, Objects } }),
  );
  return Errors.map(({ Key: key = '', Code: code = '', Message: message = '' }) => ({ key, code, message }));
}
