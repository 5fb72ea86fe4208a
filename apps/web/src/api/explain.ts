import { ApiError, ConnectionError } from '@bacs/client';

/** Says in a sentence for people what has gone wrong. */
export function explain(error: unknown): string {
  if (error instanceof ApiError) return error.detail ?? error.message;
  if (error instanceof ConnectionError) return 'The service does not answer. Try again in a moment.';
  return error instanceof Error ? error.message : String(error);
}
