import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { isAwsError } from './aws-errors.ts';

/**
 * How large the objects below a prefix are, in bytes, by key; nothing where the bucket cannot be listed, since sizes
 * are good to know, and no reason for a render to wait.
 */
export async function measureOutputs(
  s3: S3Client,
  { bucket, prefix }: { bucket: string; prefix: string },
): Promise<Map<string, number> | undefined> {
  const sizes = new Map<string, number>();
  try {
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client: s3 },
      { Bucket: bucket, Prefix: prefix },
    ))
      for (const { Key, Size } of Contents) if (Key !== undefined) sizes.set(Key, Size ?? 0);
    return sizes;
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return undefined;
  }
}

export function sumSizes(sizes: Map<string, number>, keys: Iterable<string> = sizes.keys()): number {
  let bytes = 0;
  for (const key of keys) bytes += sizes.get(key) ?? 0;
  return bytes;
}
