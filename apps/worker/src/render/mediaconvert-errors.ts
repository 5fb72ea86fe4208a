/**
 * What an error of a MediaConvert call tells about it:
 * - `rejected`: it was refused and will be again (validation, unknown queue, …).
 * - `throttled`: it was refused for now (rate, quota).
 * - `forbidden`: it was refused until somebody mends permissions or credentials.
 * - `unsent`: it never left this machine.
 * - `unknown`: it may or may not have been carried out.
 */
export type Verdict = 'rejected' | 'throttled' | 'forbidden' | 'unsent' | 'unknown';

const unsentCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export function judge(error: unknown): Verdict {
  const { name, code, $metadata } = error as {
    name?: string;
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  if (name === 'CredentialsProviderError') return 'forbidden';
  if (code !== undefined && unsentCodes.has(code)) return 'unsent';
  switch ($metadata?.httpStatusCode) {
    case 402:
    case 429:
      return 'throttled';
    case 401:
    case 403:
      return 'forbidden';
    case 400:
    case 404:
    case 409:
    case 413:
    case 422:
      return 'rejected';
    default:
      return 'unknown';
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
