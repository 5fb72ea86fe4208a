import type { Block } from '@bacs/db';

/**
 * What an error of a MediaConvert call tells about it:
 * - `rejected`: MediaConvert refused it and will again (validation, unknown queue, …).
 * - `throttled`: refused for now (rate, quota).
 * - `forbidden`: refused until somebody mends permissions or credentials.
 * - `unsent`: it never left this machine.
 * - `unknown`: it may or may not have been carried out.
 */
export type Verdict = 'rejected' | 'throttled' | 'forbidden' | 'unsent' | 'unknown';

// By name, not by status: a proxy's 404 says nothing about the job.
const rejections = new Set([
  'BadRequestException',
  'ConflictException',
  'NotFoundException',
  'UnprocessableEntityException',
]);
// S3 and STS answer some of these with 400.
const refusedCredentials = new Set([
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'InvalidToken',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);
const unsentCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export function judge(error: unknown): Verdict {
  const { name, code, $metadata } = error as {
    name?: string;
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode;
  if (name !== undefined && rejections.has(name)) return 'rejected';
  if (name !== undefined && refusedCredentials.has(name)) return 'forbidden';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 402 || status === 429) return 'throttled';
  if (code !== undefined && unsentCodes.has(code)) return 'unsent';
  return 'unknown';
}

/** The SDK marks what its clients throw, refused connections included; not what stops it before it sends. */
export function isAwsError(error: unknown): boolean {
  return (
    error instanceof Error &&
    ('$metadata' in error || ['TimeoutError', 'CredentialsProviderError'].includes(error.name))
  );
}

/** Why a production has to wait, in the words of AWS. */
export function blockOf(error: unknown): Block {
  const cause = judge(error);
  return { cause, reason: `${cause}: ${messageOf(error)}` };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
