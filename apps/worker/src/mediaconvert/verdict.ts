/**
 * An error of a call to AWS says one of these things about that call:
 * - `rejected`: the request is not valid, and waiting does not make it so.
 * - `refused`: something is in the way: a queue is unknown, for example. Wait until that changes.
 * - `quota`: the account has as much of something as it may have, such as jobs. Wait until there is less, or more room.
 * - `throttled`: AWS gets too many calls. Wait, and call more slowly: budget/budget.ts.
 * - `forbidden`: permissions or credentials are missing. Wait until somebody mends them.
 * - `unsent`: the call never left this machine. Wait, and call again.
 * - `unknown`: AWS may or may not have done it. Only a call that may happen twice may be made again.
 */
export type Verdict = 'rejected' | 'refused' | 'quota' | 'throttled' | 'forbidden' | 'unsent' | 'unknown';

// A rejection or a refusal needs the name: a proxy's 404 says nothing about the job.
const rejections = new Set(['BadRequestException', 'UnprocessableEntityException']);
const refusals = new Set(['ConflictException', 'NotFoundException']);
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
/** AWS answers some quotas of resources with 429 too. What it says of a rate speaks of requests or of throttling. */
const ofResources = /quota|limit|maximum|too many (?!requests)/i;
const ofRates = /\brate\b|request|thrott|slow/i;
const unsentCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export function judge(error: unknown): Verdict {
  const {
    name,
    message = '',
    code,
    syscall,
    $metadata,
  } = error as {
    name?: string;
    message?: string;
    code?: string;
    syscall?: string;
    $metadata?: { httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode;
  if (name !== undefined && rejections.has(name)) return 'rejected';
  if (name !== undefined && refusals.has(name)) return 'refused';
  if (name !== undefined && refusedCredentials.has(name)) return 'forbidden';
  if (status === 401 || status === 403) return 'forbidden';
  if (name === 'ServiceQuotaExceededException' || status === 402) return 'quota';
  if (status === 429) return ofResources.test(message) && !ofRates.test(message) ? 'quota' : 'throttled';
  // An open connection may end with some of these codes too, while it reads or writes.
  if (code !== undefined && unsentCodes.has(code) && syscall !== 'read' && syscall !== 'write')
    return 'unsent';
  return 'unknown';
}

/** AWS has answered, and the answer is not what it should be. It says as little about the call as no answer does. */
export class UnfitAnswerError extends Error {
  constructor(operation: string, unfit: string[]) {
    super(`${operation} answered what does not fit: ${unfit.join(', ')}`);
    this.name = 'UnfitAnswerError';
  }
}

/** The SDK marks the errors of its clients, refused connections included. It does not mark an error of our guards. */
export function isAwsError(error: unknown): boolean {
  if (error instanceof UnfitAnswerError) return true;
  return (
    error instanceof Error &&
    ('$metadata' in error || ['TimeoutError', 'CredentialsProviderError'].includes(error.name))
  );
}

/** MediaConvert has understood the call and says no: the same call gets the same answer as things are. */
export function isDeclined(error: unknown): boolean {
  return ['rejected', 'refused'].includes(judge(error));
}

/** The credentials are good, and the caller lacks the right to this one operation. */
export function isRefusedRight(error: unknown): boolean {
  const { name = '' } = error as { name?: string };
  return judge(error) === 'forbidden' && /^(AccessDenied|Forbidden)/.test(name);
}

/** Whoever answered does not know the operation. */
export function isMissingOperation(error: unknown): boolean {
  const { name = '', $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  if (name === 'UnknownOperationException') return true;
  return name !== 'NotFoundException' && [404, 405, 501].includes($metadata?.httpStatusCode ?? 0);
}

export function messageOf(error: unknown): string {
  return shorten(error instanceof Error ? error.message : String(error));
}

const longestMessage = 2_000;

/** Cuts what AWS says to what a row and a line of the log can hold. */
export function shorten(message: string): string {
  return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
}
