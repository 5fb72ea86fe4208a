import { DeleteObjectsCommand, type S3Client } from '@aws-sdk/client-s3';

export type KeyFailure = { key: string; code: string; message: string };

/**
 * Deletes the objects of one page. S3 deletes no more at once.
 * @returns the keys that S3 did not delete: it answers 200 even if it deleted none.
 */
export async function deleteObjects(
  s3: S3Client,
  bucket: string,
  objects: { key: string }[],
): Promise<KeyFailure[]> {
  if (objects.length === 0) return [];
  const { Errors = [] } = await s3.send(
    new DeleteObjectsCommand({
      Bucket: bucket,
      Delete: { Quiet: true, Objects: objects.map(({ key }) => ({ Key: key })) },
    }),
  );
  return Errors.map(({ Key: key = '', Code: code = 'Unknown', Message: message = '' }) => ({
    key,
    code,
    message,
  }));
}
