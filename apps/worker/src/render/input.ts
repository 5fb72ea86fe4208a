import { HeadObjectCommand, NotFound } from '@aws-sdk/client-s3';
import type { Upload } from '@bacs/db';
import type { Dependencies } from '../dependencies.ts';

/** Whether the file to render is there. */
export async function hasInput({ s3 }: Dependencies, upload: Upload): Promise<boolean> {
  try {
    await s3.send(new HeadObjectCommand({ Bucket: upload.s3_bucket, Key: upload.s3_key }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
