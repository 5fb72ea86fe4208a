import type { S3Client } from '@aws-sdk/client-s3';
import { listPages } from '@bacs/s3';
import { isAwsError } from '../../mediaconvert/verdict.ts';

/** The sizes of objects in bytes, by key. */
export type Sizes = Map<string, number>;

/** No job writes as many objects: ten renditions of twelve hours in segments of two seconds have 216,000. */
const mostPages = 1_000;

/**
 * Lists the objects below the prefixes, a thousand with each request. There are no sizes where the bucket may not be
 * listed, or has too much there: then each object is looked for by itself.
 */
export async function listSizes(
  s3: S3Client,
  bucket: string,
  prefixes: string[],
): Promise<Sizes | undefined> {
  const sizes: Sizes = new Map();
  const outermost = prefixes.filter(
    (prefix, index) =>
      !prefixes.some((other, at) => prefix.startsWith(other) && (other !== prefix || at < index)),
  );
  let pages = 0;
  try {
    for (const prefix of outermost)
      for await (const page of listPages(s3, { bucket, prefix })) {
        pages += 1;
        if (pages > mostPages) return undefined;
        for (const { key, size } of page) sizes.set(key, size);
      }
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
