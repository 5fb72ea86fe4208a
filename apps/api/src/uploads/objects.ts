import { HeadObjectCommand, NotFound, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { Problem } from '../http/errors.ts';

/** Maps the allowed content types to file extensions, because MediaConvert reads the container from the name. */
const extensions = {
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'video/x-matroska': 'mkv',
  'video/x-msvideo': 'avi',
  'video/mpeg': 'mpg',
  'video/mp2t': 'ts',
  'video/x-m4v': 'm4v',
  'application/mxf': 'mxf',
} as const;

export type UploadContentType = keyof typeof extensions;
export const contentTypes = Object.keys(extensions) as UploadContentType[];

export function extensionOf(contentType: UploadContentType): string {
  return extensions[contentType];
}

const postLifeSeconds = 60 * 60;

type ObjectAddress = { bucket: string; key: string };

/** Presigns a POST that accepts this one object, with exactly this type and size (bytes), for one hour. */
export async function presignUpload(
  s3: S3Client,
  { bucket, key }: ObjectAddress,
  { contentType, size }: { contentType: string; size: number },
): Promise<{ url: string; fields: Record<string, string>; expires_at: string }> {
  const expiresAt = new Date(Date.now() + postLifeSeconds * 1_000);
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

/** Returns the object's size in bytes and its ETag; undefined if the object is missing. */
export async function findObject(
  s3: S3Client,
  { bucket, key }: ObjectAddress,
): Promise<{ size: number; etag: string } | undefined> {
  try {
    const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return { size: head.ContentLength ?? 0, etag: (head.ETag ?? '').replaceAll('"', '') };
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw new Problem('STORAGE_UNAVAILABLE', undefined, { cause: error });
  }
}
