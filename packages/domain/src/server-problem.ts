/** What a server is not, or may not, that the service needs. `code` is UPPER_SNAKE; `message` names what to do. */
export type ServerProblem = { code: string; message: string };

// Another server or another setting mends these, and nothing that happens while a process waits.
const hopeless = new Set([
  'DATABASE_TOO_OLD',
  'QUEUE_DATABASE_MISSING',
  'QUEUE_ON_OTHER_NODE',
  'QUEUE_PREFIX_SPLIT',
  'QUEUE_TOO_OLD',
]);

/**
 * Lets a process start with every other problem: it works as far as it can, and tells the problem until it is gone.
 * @throws an error with a line for each problem that is hopeless
 */
export function refuseHopeless(problems: ServerProblem[]): void {
  const lines = problems.filter(({ code }) => hopeless.has(code)).map(({ message }) => message);
  if (lines.length > 0) throw new Error(lines.join('\n'));
}
