import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { outputBucket } from '@bacs/stack';

/** Lists every key of the output bucket below a prefix, in S3's order. */
export async function outputKeys(s3: S3Client, prefix = ''): Promise<string[]> {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2(
    { client: s3 },
    { Bucket: outputBucket, Prefix: prefix },
  ))
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
  return keys;
}
