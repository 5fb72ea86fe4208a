/**
 * What a server is not, or may not, that the service needs. `code` is UPPER_SNAKE; `message` names what to do. Without a
 * `severity`, something does not work until it is mended.
 */
export type ServerProblem = { code: string; message: string; severity?: 'fatal' | 'warning' };

// `fatal`: another server or another setting mends it, and nothing that happens while a process waits.
// `warning`: all works, and will not always, or not as well as it could.

/**
 * Lets a process start with every other problem: it works as far as it can, and tells the problem until it is gone.
 * @throws an error with a line for each problem that is fatal
 */
export function refuseFatal(problems: ServerProblem[]): void {
  const lines = problems.filter(({ severity }) => severity === 'fatal').map(({ message }) => message);
  if (lines.length > 0) throw new Error(lines.join('\n'));
}
