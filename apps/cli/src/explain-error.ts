import { ApiError, ConnectionError } from '@bacs/client';
import { exitCodes, Failure } from './failure.ts';
import type { Io } from './io.ts';

/** Says what went wrong and what to do, and which exit code tells it. */
export function explainError(error: unknown, { interruption }: Io): { message: string; exitCode: number } {
  if (error instanceof Failure) return error;
  if (interruption.aborted) return { message: 'Interrupted.', exitCode: exitCodes.interrupted };
  if (error instanceof ApiError) return explainRefusal(error);
  if (error instanceof ConnectionError) return { message: error.message, exitCode: exitCodes.unreachable };
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: `This is a bug of bacs. ${told}`, exitCode: exitCodes.bug };
}

function explainRefusal(error: ApiError): { message: string; exitCode: number } {
  const { status, requestId, errors = [] } = error;
  if (status === 401)
    return {
      message: 'The API does not take this key. Log in with another one: bacs login',
      exitCode: exitCodes.noKey,
    };
  // The message has the only one already.
  const parts = errors.length > 1 ? errors.map(({ path, message }) => `  ${path}: ${message}`) : [];
  const isInTrouble = status >= 500;
  if (isInTrouble && requestId) parts.push(`Operators find it in the log by ${requestId}.`);
  const exitCode = isInTrouble ? exitCodes.unreachable : exitCodes.refused;
  return { message: [error.message, ...parts].join('\n'), exitCode };
}
