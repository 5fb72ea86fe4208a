import type { BacsEvent } from '@bacs/client';
import { bacs } from './bacs.ts';

/**
 * Tells the events after a number while somebody looks at the page, and what they have missed when they are back. Over
 * HTTP/1.1 all tabs of a browser share six connections to a host, so one that nobody looks at must not hold any.
 */
export async function* eventsWhileShown(after: number): AsyncGenerator<BacsEvent, never, undefined> {
  let last = after;
  for (;;) {
    while (document.hidden) await nextChange();
    const hidden = new AbortController();
    void nextChange().then(() => hidden.abort());
    try {
      for await (const event of bacs.events({ after: last, signal: hidden.signal })) {
        last = event.id;
        yield event;
      }
    } catch (error) {
      if (!hidden.signal.aborted) throw error;
    }
  }
}

function nextChange(): Promise<unknown> {
  return new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
}
