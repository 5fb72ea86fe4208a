import type { Logger } from 'pino';

type Problem = { code: string; message: string };

/**
 * Looks for problems again and again, at once for the first time, and logs each of them once when it appears and once
 * when it is gone.
 * @returns what ends it
 */
export function watchProblems(
  logger: Pick<Logger, 'info' | 'warn'>,
  find: () => Promise<Problem[]>,
  everyMs: number,
): () => void {
  let known = new Map<string, Problem>();
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const found = new Map((await find()).map((problem) => [`${problem.code} ${problem.message}`, problem]));
    if (ended) return;
    for (const [key, { code, message }] of found)
      if (!known.has(key)) logger.warn({ problem: code }, message);
    for (const [key, { code, message }] of known)
      if (!found.has(key)) logger.info({ problem: code }, `no longer: ${message}`);
    known = found;
    timer = setTimeout(look, everyMs).unref();
  };
  void look();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
