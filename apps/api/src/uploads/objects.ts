import { HeadObjectCommand, NotFound, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { postLifeMs } from '@bacs/domain';
import { type FileVersion, versionOf } from '@bacs/s3';
import { Problem } from '../http/errors.ts';

const postLifeSeconds = postLifeMs / 1_000;

type ObjectAddress = { bucket: string; key: string };

/**
 * Presigns a POST that accepts this one object, with exactly this size (bytes) and this type, as it was announced, for
 * one hour. S3 compares the type letter by letter.
 */
export async function presignUpload(
  s3: S3Client,
  { bucket, key }: ObjectAddress,
  { contentType, size }: { contentType: string; size: number },
): Promise<{ url: string; fields: Record<string, string>; expires_at: string }> {
  const expiresAt = new Date(Date.now() + postLifeMs);
  const { url, fields } = await createPresignedPost(s3, {
    Bucket: bucket,
    Key: key,
    Fields: { 'Content-Type': contentType },
    Conditions: [
      ['content-length-range', size, size],
      ['eq', '$Content-Type', contentType],
    ],
    Expires: postLifeSeconds,
  });
  return { url, fields, expires_at: expiresAt.toISOString() };
}

/** Finds the object's size in bytes, its ETag, and whether that is the MD5 of its bytes. */
export async function findObject(
  s3: S3Client,
  { bucket, key }: ObjectAddress,
): Promise<(FileVersion & { size: number }) | undefined> {
  try {
    const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return { size: head.ContentLength ?? 0, ...versionOf(head) };
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw new Problem('STORAGE_UNAVAILABLE', undefined, { cause: error });
  }
}
