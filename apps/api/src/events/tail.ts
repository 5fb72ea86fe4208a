import type { Database, EventRow } from '@bacs/db';
import { findEventNumbers, listEvents } from '@bacs/db/events';
import type { EventListener, Tail } from '../dependencies.ts';

/** One read gets so many events. */
const batch = 500;
/** Without a hint, new events are looked for so often, while somebody waits for them. */
const lookEveryMs = 500;

type Options = { db: Database; onError: (error: Error) => void };

/** Reads new events once for all who wait for them in this process. Nothing is read while nobody waits. */
export function openTail({ db, onError }: Options): Tail {
  const listeners = new Set<EventListener>();
  let last = 0;
  let running: Promise<void> | undefined;
  let isWoken = false;
  let timer: NodeJS.Timeout | undefined;

  const read = async () => {
    const { last: upTo } = await findEventNumbers(db);
    while (last < upTo && listeners.size > 0) {
      const rows = await listEvents(db, { userId: undefined, after: last, upTo, limit: batch });
      last = rows.length === batch ? (rows.at(-1)?.number ?? upTo) : upTo;
      for (const listener of listeners)
        listener.onEvents(
          rows.filter((row) => isFor(listener, row)),
          last,
        );
    }
  };
  const run = async () => {
    while (isWoken && listeners.size > 0) {
      isWoken = false;
      await read();
    }
  };
  const wake = () => {
    isWoken = true;
    if (running || listeners.size === 0) return;
    running = run()
      .catch(onError)
      .finally(() => {
        running = undefined;
      });
  };
  const rest = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    listen: async (listener) => {
      const { last: found } = await findEventNumbers(db);
      // Others who listen already may not have got all of these yet.
      if (listeners.size === 0) last = found;
      listeners.add(listener);
      timer ??= setInterval(wake, lookEveryMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) rest();
      };
    },
    wake,
    close: () => {
      rest();
      for (const { onEnd } of listeners) onEnd();
    },
  };
}

function isFor({ userId, subject }: EventListener, row: EventRow): boolean {
  return (
    (userId === undefined || row.user_id === userId) && (subject === undefined || row.subject === subject)
  );
}
