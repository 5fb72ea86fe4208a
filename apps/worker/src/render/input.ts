import { NotFound } from '@aws-sdk/client-s3';
import type { Upload } from '@bacs/db';
import { inputUriOf } from '@bacs/mc-profiles';
import { compareFiles } from '@bacs/s3';
import type { Dependencies } from '../dependencies.ts';
import type { Reason } from '../describe-failure.ts';

/** Finds why the file cannot be rendered: it is not there, or it is not the one that was uploaded. */
export async function findInputProblem(
  { together }: Pick<Dependencies, 'together'>,
  upload: Upload,
): Promise<Reason | undefined> {
  const uri = inputUriOf(upload);
  try {
    const version = await together.findVersion(upload);
    // A client may go on sending the file for a while after the upload was completed.
    const comparison = compareFiles(upload.etag, version);
    if (comparison === 'same') return undefined;
    return { code: 'INPUT_CHANGED', message: `The object ${uri} ${advice[comparison]}` };
  } catch (error) {
    if (error instanceof NotFound) return { code: 'INPUT_MISSING', message: `There is no object ${uri}` };
    throw error;
  }
}

const advice = {
  changed: 'is not the file that the upload was completed with: create another upload for it',
  unknown: [
    'has been sent again, and S3 does not tell whether it is the same file: call completeUpload, which accepts it,',
    'and then retryProduction',
  ].join(' '),
};
