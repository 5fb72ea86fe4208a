import { setTimeout as sleep } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';

type Bounds = {
  /** What runs has this long to end: a server that is away may never let it. */
  closeMs: number;
  /** Should even that not end the process, it is ended after this. */
  exitMs: number;
};

/** At the first signal, or an error that nobody has caught, closes and ends this process; the second signal ends it. */
export function closeBounded(logger: Logger, { closeMs, exitMs }: Bounds, close: () => Promise<void>): void {
  closeWithGrace({ delay: exitMs, logger }, async ({ err }) => {
    if (err) logger.error({ err }, 'closing after an error');
    await Promise.race([close(), sleep(closeMs)]);
  });
}
