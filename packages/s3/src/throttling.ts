const throttling = new Set(['SlowDown', 'ServiceUnavailable', 'RequestLimitExceeded']);

/** S3 throttles with a 503, and it also answers 503 for other reasons, so only the name of the error tells. */
export function isThrottledByS3(error: unknown): error is Error {
  return error instanceof Error && throttling.has(error.name);
}
