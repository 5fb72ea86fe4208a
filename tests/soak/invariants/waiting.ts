import type { Evidence } from '../evidence.ts';

/** I13 */
export function throttlingUsesNoAttempts({ rows }: Evidence): string[] {
  return rows
    .filter(
      ({ status, error_message }) => status === 'failed' && /throttl|too many/i.test(error_message ?? ''),
    )
    .map(({ ulid, error_message }) => `${ulid}: ${error_message}`);
}

/** The API ends a request after 8 s. The rest allows for a machine that is busy killing and starting processes. */
const longestAnswerMs = 20_000;

/** I17 */
export function answersInTime({ load }: Evidence): string[] {
  return load.answers
    .filter(({ tookMs }) => tookMs > longestAnswerMs)
    .map(({ status, tookMs }) => `a POST was answered with ${status} after ${(tookMs / 1_000).toFixed(1)} s`);
}
