import { type Failure, lasting, retryable } from './failure.ts';

/** What the codes mean that we give: of productions, and of deletions at the end. */
export const ownFailures = {
  INPUT_CHANGED: lasting('source', 'Somebody has put another file in its place. Upload the film again.'),
  INPUT_MISSING: lasting('source', 'The file is not in the bucket any more. Upload the film again.'),
  UPLOAD_MISSING: lasting(
    'source',
    'The upload was removed while its production waited. Upload the film again.',
  ),
  SETTINGS_INVALID: lasting('settings', 'No settings can be made of the profile. Choose another profile.'),
  SETTINGS_REJECTED: lasting('settings', 'MediaConvert takes no such settings. Choose another profile.'),
  OUTPUT_MISSING: retryable(
    'account',
    'MediaConvert has rendered, and the files are not there. Retry it; if they are missing again, the operator looks for what removes them from the bucket.',
  ),
  MEDIACONVERT_JOB_LOST: retryable(
    'account',
    'MediaConvert does not know the job. Retry it; if that happens again, the operator checks the region and the account of the workers.',
  ),
  MEDIACONVERT_ERROR: retryable(
    'aws',
    'MediaConvert has failed without a code. Retry it once. If it fails again, ask AWS Support and name the MediaConvert job.',
  ),
  PREFIX_REFUSED: lasting(
    'account',
    'Nothing was deleted, since other rows have objects there too. The operator corrects the rows; then delete it again.',
  ),
  TARGET_GONE: lasting('source', 'It was gone before it could be deleted: there is nothing left to do.'),
} satisfies Record<string, Failure>;

/** A code that we give; MediaConvert's are numbers. */
export type OwnFailureCode = keyof typeof ownFailures;
