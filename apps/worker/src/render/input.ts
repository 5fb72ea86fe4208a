import { HeadObjectCommand, NotFound } from '@aws-sdk/client-s3';
import type { Upload } from '@bacs/db';
import { inputUriOf } from '@bacs/mc-profiles';
import type { Dependencies } from '../dependencies.ts';

/** Finds why the file cannot be rendered: it is not there, or it is not the one that was uploaded. */
export async function findInputProblem(
  { s3 }: Pick<Dependencies, 's3'>,
  upload: Upload,
): Promise<{ code: string; message: string } | undefined> {
  const uri = inputUriOf(upload);
  try {
    const { ETag } = await s3.send(new HeadObjectCommand({ Bucket: upload.s3_bucket, Key: upload.s3_key }));
    // A client may go on sending the file for a while after the upload was completed.
    if (!upload.etag || !ETag || bare(upload.etag) === bare(ETag)) return undefined;
    return { code: 'INPUT_CHANGED', message: `The object ${uri} is not the one that was uploaded` };
  } catch (error) {
    if (error instanceof NotFound) return { code: 'INPUT_MISSING', message: `There is no object ${uri}` };
    throw error;
  }
}

/** The older system kept some ETags with their quotes. */
function bare(etag: string): string {
  return etag.replaceAll('"', '');
}
