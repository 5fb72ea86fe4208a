import { S3ServiceException } from '@aws-sdk/client-s3';

const throttling = new Set(['SlowDown', 'ServiceUnavailable', 'RequestLimitExceeded']);

/** S3 throttles with a 503, and it also answers 503 for other reasons, so only the name of the error tells. */
export function isThrottledByS3(error: unknown): error is S3ServiceException {
  return error instanceof S3ServiceException && throttling.has(error.name);
}
