import type { S3Client } from '@aws-sdk/client-s3';
import { listPages } from '@bacs/s3';
import { isAwsError } from '../mediaconvert/verdict.ts';

/**
 * Measures the objects below a prefix, in bytes, by key. Where it may not list the bucket there are no sizes: they are
 * good to know, and no reason for a render to wait.
 */
export async function measureOutputs(
  s3: S3Client,
  { bucket, prefix }: { bucket: string; prefix: string },
): Promise<Map<string, number> | undefined> {
  const sizes = new Map<string, number>();
  try {
    for await (const page of listPages(s3, { bucket, prefix }))
      for (const { key, size } of page) sizes.set(key, size);
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
