import { setTimeout as sleep } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { listenForInterruption } from './listen-for-interruption.ts';

type Bounds = {
  /** Running work has this long to end. It may never end while a server is away. */
  closeMs: number;
  /** The process exits after this time at the latest. */
  exitMs: number;
};

/** Closes and ends this process at the first signal or uncaught error. A second signal ends it at once. */
export function closeBounded(logger: Logger, { closeMs, exitMs }: Bounds, close: () => Promise<void>): void {
  let isClosing = false;
  const closing = closeWithGrace(
    { delay: exitMs, logger, skip: ['SIGINT', 'SIGTERM', 'SIGHUP'] },
    async ({ err }) => {
      isClosing = true;
      if (err) logger.error({ err }, 'closing after an error');
      await Promise.race([close(), sleep(closeMs)]);
    },
  );
  const force = () => {
    logger.error('a second signal: ending at once');
    process.exit(1);
  };
  listenForInterruption(() => (isClosing ? force() : void closing.close()), force);
}
