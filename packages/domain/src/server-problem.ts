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

/** Tells whether a process must not start with the problem. With any other it starts, and works as far as it can. */
export function isHopeless({ code }: ServerProblem): boolean {
  return hopeless.has(code);
}
