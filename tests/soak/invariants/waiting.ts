import type { Evidence } from '../evidence.ts';

/** I13 */
export function throttlingUsesNoAttempts({ rows }: Evidence): string[] {
  return rows
    .filter(
      ({ status, error_message }) => status === 'failed' && /throttl|too many/i.test(error_message ?? ''),
    )
    .map(({ ulid, error_message }) => `${ulid}: ${error_message}`);
}

/** The API gives up on a request by itself after 8 s. */
const longestAnswerMs = 9_500;

/** I17 */
export function answersInTime({ load }: Evidence): string[] {
  const late = load.answerMs.filter((ms) => ms > longestAnswerMs);
  return late.map((ms) => `a POST was answered after ${(ms / 1_000).toFixed(1)} s`);
}
