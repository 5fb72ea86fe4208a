import type { Database, ToldEvent } from '@bacs/db';
import { isOutboxEmpty, type Numbered, numberEvents } from '@bacs/db/events';

/** So many events get their numbers in one transaction. */
const batch = 200;
/** Without a hint the outbox is looked at so often. */
const lookEveryMs = 500;
/** Another process gives numbers just now. It may have looked before the last event was committed. */
const againMs = 50;

export type Relay = {
  /** The outbox may have something new. */
  wake: () => void;
  /** Resolves when nothing runs any more. */
  close: () => Promise<void>;
};

type Options = {
  db: Database;
  present: (event: ToldEvent) => object | null;
  onNumbered: (numbered: Numbered) => void;
  onError: (error: Error) => void;
};

/**
 * Gives the events of the outbox their numbers, at once when it is woken and otherwise every half second. Every process of
 * the API does that; the database lets one of them work at a time.
 */
export function startRelay({ db, present, onNumbered, onError }: Options): Relay {
  let running: Promise<void> | undefined;
  let isWoken = false;
  let isClosed = false;

  const run = async () => {
    while (isWoken && !isClosed) {
      isWoken = false;
      if (await isOutboxEmpty(db)) continue;
      const numbered = await numberEvents(db, { present, limit: batch });
      if (numbered === undefined) setTimeout(wake, againMs).unref();
      else if (numbered.count > 0) onNumbered(numbered);
      if (numbered?.count === batch) isWoken = true;
    }
  };
  const wake = () => {
    isWoken = true;
    if (isClosed || running) return;
    running = run()
      .catch(onError)
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(wake, lookEveryMs);
  wake();
  return {
    wake,
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      await running;
    },
  };
}
