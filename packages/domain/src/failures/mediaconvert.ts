import { type Failure, lasting, retryable, transient } from './failure.ts';

const askAws = 'If it fails again, ask AWS Support and name the MediaConvert job.';
const mendRole = 'The operator corrects the role that MediaConvert assumes; then retry.';
/** Files are read from S3, so these come only with a profile that reads from the web. */
const checkAddress =
  'Check that the address in the profile is right and that its server lets MediaConvert in.';
/** AWS lists these codes, and what we know of its list does not say what they mean. */
const unexplained = `MediaConvert’s message says what has happened. Retry it once. ${askAws}`;
const unreadStreams = 'Export the film again as MP4 with H.264 and AAC, and upload it anew.';

/**
 * What every error code of a MediaConvert job means, by AWS's list of 2026 and two codes of an older one. AWS does not say
 * which are worth another try: that is our judgement, and docs/adr/0051 has its reasons.
 */
export const mediaConvertFailures: Record<string, Failure> = {
  1010: lasting(
    'source',
    `MediaConvert cannot open the file: it may be damaged or no film. ${unreadStreams}`,
  ),
  1020: lasting('source', 'The file has no picture that MediaConvert finds. Upload one that has.'),
  1021: lasting('source', 'The file has no sound that MediaConvert finds. Choose a profile without sound.'),
  1022: lasting('source', `MediaConvert does not find in the file what it is to render. ${unreadStreams}`),
  1030: lasting('source', `MediaConvert cannot read the format of the file. ${unreadStreams}`),
  1040: lasting('settings', 'The settings do not fit each other or the file. Choose another profile.'),
  1041: lasting('settings', 'The profile cannot be accelerated. Choose one without acceleration.'),
  1042: lasting(
    'settings',
    'The film is too short to be accelerated. Choose a profile without acceleration.',
  ),
  1043: lasting('settings', 'The file cannot be accelerated. Choose a profile without acceleration.'),
  1050: transient(`MediaConvert had no room left for the outputs. ${askAws}`),
  1056: transient(`MediaConvert could not open a file that it reads or writes. ${askAws}`),
  1060: lasting('settings', 'The profile cuts at times that the film does not have. Choose another profile.'),
  1075: lasting('source', `MediaConvert cannot make sense of the file. ${unreadStreams}`),
  1076: lasting('source', 'The file ends too early: it was cut off. Upload it again from the original.'),
  1080: lasting('settings', 'The settings for MXF are not valid. Choose another profile.'),
  1091: lasting(
    'account',
    'The outputs cannot be encrypted. The operator checks the key server and the role.',
  ),
  1092: lasting('source', `MediaConvert cannot decode the sound of the file. ${unreadStreams}`),
  1093: lasting('source', `MediaConvert cannot decode the file. ${unreadStreams}`),
  1401: lasting('account', `S3 refuses MediaConvert a file or a bucket. ${mendRole}`),
  1404: lasting('source', 'The file, or the bucket, is not there any more. Upload the file again.'),
  1432: lasting('account', `MediaConvert’s role lacks a right. ${mendRole}`),
  1433: lasting('account', `MediaConvert’s role does not exist. ${mendRole}`),
  1434: lasting('account', `MediaConvert may not assume its role. ${mendRole}`),
  1507: transient(`MediaConvert had no room left for the outputs. ${askAws}`),
  1515: lasting('account', `MediaConvert’s role is malformed or lacks a right. ${mendRole}`),
  1517: retryable('aws', unexplained),
  1522: retryable('aws', unexplained),
  1550: transient(`Accelerated transcoding has failed inside MediaConvert. ${askAws}`),
  1601: retryable('aws', unexplained),
  1602: retryable('aws', unexplained),
  1603: retryable('aws', unexplained),
  1700: retryable('aws', unexplained),
  1999: transient(`MediaConvert has failed and does not know why. ${askAws}`),
  3400: lasting('source', 'The HLS input is not as MediaConvert needs it. Upload a single file instead.'),
  3401: lasting('source', `The file’s server wants a password. ${checkAddress}`),
  3403: lasting('source', `The file’s server refuses MediaConvert. ${checkAddress}`),
  3404: lasting('source', `The file’s server does not have it. ${checkAddress}`),
  3408: transient(`MediaConvert could not fetch the file from its server. ${askAws}`),
  3450: retryable('source', `The file’s server has failed. Retry it when the server works. ${checkAddress}`),
  3451: retryable('source', `The file’s server does not answer. Retry it when it does. ${checkAddress}`),
  3452: retryable('source', `The file did not come from its server. ${checkAddress}`),
  3453: retryable('source', `The file did not come from its server. ${checkAddress}`),
  3454: retryable('source', `The file did not come from its server. ${checkAddress}`),
  3455: retryable('source', `The file did not come from its server. ${checkAddress}`),
  3456: retryable('source', `The file did not come from its server. ${checkAddress}`),
  3457: lasting('account', 'The account’s policy forbids this kind of input. The operator may allow it.'),
  3458: retryable('source', `The file did not come from its server. ${checkAddress}`),
  3999: transient(`MediaConvert could not fetch the file and does not know why. ${askAws}`),
};
