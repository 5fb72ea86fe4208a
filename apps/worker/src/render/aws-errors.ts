import type { Block } from '@bacs/db';

/**
 * What an error of a MediaConvert call tells about it:
 * - `rejected`: what was asked for is not valid, and will not be.
 * - `refused`: not as things stand: a quota is used up, a queue is unknown, something else is in the way.
 * - `throttled`: too many calls just now.
 * - `forbidden`: refused until somebody mends permissions or credentials.
 * - `unsent`: it never left this machine.
 * - `unknown`: it may or may not have been carried out.
 */
export type Verdict = 'rejected' | 'refused' | 'throttled' | 'forbidden' | 'unsent' | 'unknown';

// By name, not by status: a proxy's 404 says nothing about the job.
const rejections = new Set(['BadRequestException', 'UnprocessableEntityException']);
const refusals = new Set(['ConflictException', 'NotFoundException', 'ServiceQuotaExceededException']);
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
  const { name, code, syscall, $metadata } = error as {
    name?: string;
    code?: string;
    syscall?: string;
    $metadata?: { httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode;
  if (name !== undefined && rejections.has(name)) return 'rejected';
  if (name !== undefined && refusals.has(name)) return 'refused';
  if (name !== undefined && refusedCredentials.has(name)) return 'forbidden';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 402) return 'refused';
  if (status === 429) return 'throttled';
  // A connection that stood may end with some of these too.
  if (code !== undefined && unsentCodes.has(code) && syscall !== 'read' && syscall !== 'write')
    return 'unsent';
  return 'unknown';
}

/** The SDK marks what its clients throw, refused connections included; not what stops it before it sends. */
export function isAwsError(error: unknown): boolean {
  return (
    error instanceof Error &&
    ('$metadata' in error || ['TimeoutError', 'CredentialsProviderError'].includes(error.name))
  );
}

/** Why a production has to wait, in the words of AWS; those on permissions name accounts and roles, and are for the log. */
export function blockOf(error: unknown): Block & { inFull: string } {
  const cause = judge(error);
  const inFull = messageOf(error);
  const isPrivate = cause === 'forbidden' && error instanceof Error;
  return { cause, reason: `${cause}: ${isPrivate ? error.name : inFull}`, inFull };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
