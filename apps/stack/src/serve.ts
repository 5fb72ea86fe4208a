import { once } from 'node:events';
import type { Processes } from './processes/processes.ts';

/** Serves until an interruption; throws when one of the processes ends by itself. */
export async function serveUntilInterrupted(
  processes: Processes,
  interruption: AbortSignal,
): Promise<number> {
  if (!interruption.aborted) await Promise.race([once(interruption, 'abort'), processes.throwWhenOneEnds()]);
  return 0;
}
