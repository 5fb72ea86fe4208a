import type { S3Client } from '@aws-sdk/client-s3';
import { listPages } from '@bacs/s3';
import { isAwsError } from '../../mediaconvert/verdict.ts';

/** The sizes of objects in bytes, by key. */
export type Sizes = Map<string, number>;

/**
 * Measures the objects below the prefixes. Where it may not list the bucket there are no sizes: they are good to know,
 * and no reason for a render to wait.
 */
export async function measureOutputs(
  s3: S3Client,
  bucket: string,
  prefixes: string[],
): Promise<Sizes | undefined> {
  const sizes: Sizes = new Map();
  const outermost = prefixes.filter(
    (prefix, index) =>
      !prefixes.some((other, at) => prefix.startsWith(other) && (other !== prefix || at < index)),
  );
  try {
    for (const prefix of outermost)
      for await (const page of listPages(s3, { bucket, prefix }))
        for (const { key, size } of page) sizes.set(key, size);
    return sizes;
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return undefined;
  }
}

export function sumSizes(sizes: Sizes, keys: Iterable<string>): number {
  let bytes = 0;
  for (const key of keys) bytes += sizes.get(key) ?? 0;
  return bytes;
}
