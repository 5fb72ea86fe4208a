import { setTimeout as sleep } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';

type Bounds = {
  /** Running work has this long to end. It may never end while a server is away. */
  closeMs: number;
  /** The process exits after this time at the latest. */
  exitMs: number;
};

/** Closes and ends this process at the first signal or uncaught error. A second signal ends it at once. */
export function closeBounded(logger: Logger, { closeMs, exitMs }: Bounds, close: () => Promise<void>): void {
  closeWithGrace({ delay: exitMs, logger }, async ({ err }) => {
    if (err) logger.error({ err }, 'closing after an error');
    await Promise.race([close(), sleep(closeMs)]);
  });
}
