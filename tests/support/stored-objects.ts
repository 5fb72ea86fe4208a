import { PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { outputBucket } from '@bacs/stack';

export const uploadBucket = 'bacs-mc-uploads';

/** Maps every object of both buckets, as `bucket/key`, to its size. */
export async function allObjects(s3: S3Client): Promise<Map<string, number>> {
  const objects = new Map<string, number>();
  for (const Bucket of [uploadBucket, outputBucket])
    for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket }))
      for (const { Key, Size = 0 } of Contents) objects.set(`${Bucket}/${Key}`, Size);
  return objects;
}

/** Writes an object with these few bytes to each key. */
export async function putObjects(s3: S3Client, bucket: string, keys: string[], body = 'x'): Promise<void> {
  const waiting = [...keys];
  const put = async () => {
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop())
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
  };
  await Promise.all(Array.from({ length: 16 }, put));
}
