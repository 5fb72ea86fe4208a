import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';

/**
 * Selects the objects below a prefix, or all objects of the bucket if there is no prefix. `exact` selects only the
 * object whose key is the prefix.
 */
type Scope = { bucket: string; prefix?: string; exact?: boolean };

/** `size` is in bytes. An object without a time in S3's answer counts as just written, so nothing treats it as old. */
export type StoredObject = { key: string; size: number; modifiedAt: Date };
export type ListedPage = { objects: StoredObject[]; isLast: boolean };

/** S3 lists and deletes at most this many objects at once. */
const mostKeys = 1_000;

/** Lists the next objects of the scope after a key, in S3's order. */
export async function listPage(s3: S3Client, scope: Scope, after: string): Promise<ListedPage> {
  const { objects, next } = await list(s3, scope, after === '' ? {} : { StartAfter: after });
  return { objects, isLast: next === undefined };
}

/** Lists all objects of the scope, in S3's order, a page at a time. */
export async function* listPages(s3: S3Client, scope: Scope): AsyncGenerator<StoredObject[]> {
  let from: From | undefined = {};
  while (from !== undefined) {
    const { objects, next }: Listed = await list(s3, scope, from);
    yield objects;
    from = next;
  }
}

type From = { StartAfter?: string; ContinuationToken?: string };
type Listed = { objects: StoredObject[]; next: From | undefined };

async function list(
  s3: S3Client,
  { bucket, prefix = '', exact = false }: Scope,
  from: From,
): Promise<Listed> {
  const { Contents = [], NextContinuationToken } = await s3.send(
    new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: prefix,
      // S3 lists a key before all other keys that start with it.
      MaxKeys: exact ? 1 : mostKeys,
      ...from,
    }),
  );
  const objects = Contents.flatMap(({ Key: key, Size: size = 0, LastModified: modifiedAt = new Date() }) =>
    key?.startsWith(prefix) && (!exact || key === prefix) ? [{ key, size, modifiedAt }] : [],
  );
  const isLast = exact || NextContinuationToken === undefined;
  return { objects, next: isLast ? undefined : { ContinuationToken: NextContinuationToken } };
}
