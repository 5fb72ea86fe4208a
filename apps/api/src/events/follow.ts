import type { EventRow } from '@bacs/db';
import { findEventNumbers, toClientEvent } from '@bacs/db/events';
import type { Dependencies, EventStream } from '../dependencies.ts';
import { isOfTypes, type Read, readEvents } from './read-events.ts';

/** What one listener wants to hear of */
export type Wanted = {
  /** undefined for the events of all users */
  userId: number | undefined;
  subject?: string | undefined;
  /** Comma separated; undefined for all */
  types?: string | undefined;
};

type Following = Pick<Dependencies, 'db' | 'tail'> & {
  /** What was there could not be read to its end, and the stream ends; whoever listens comes back. */
  onError: (error: Error) => void;
};

const pageSize = 100;

/**
 * Sends a stream the events after a number, or those from now on, until its body is closed: first what is there, page by
 * page, as fast as the client takes it, and then what the tail tells.
 * @throws EVENTS_REMOVED, INVALID_CURSOR, before anything is sent
 */
export async function follow(
  { db, tail, onError }: Following,
  stream: EventStream,
  { after, ...wanted }: Wanted & { after: number | undefined },
): Promise<void> {
  const { userId, subject } = wanted;
  const isWanted = isOfTypes(wanted);
  let sent = 0;
  // What happens while older events are still read is read with them.
  let isLive = false;
  let hasMore = false;

  const send = (event: EventRow) => {
    if (event.number <= sent) return;
    sent = event.number;
    stream.passTo(event.number);
    if (isWanted(event)) stream.send({ id: event.number, type: event.type, data: toClientEvent(event) });
  };
  const onEvents = (events: EventRow[], upTo: number) => {
    if (isLive) {
      events.forEach(send);
      stream.passTo(upTo);
    } else if (events.length > 0) hasMore = true;
  };
  const catchUp = async (first: Read) => {
    for (let page = first; ; ) {
      for (const event of page.events) {
        send(event);
        await stream.hasRoom();
      }
      stream.passTo(page.nextAfter);
      if (!page.isFull && !hasMore) break;
      if (stream.body.destroyed) return;
      hasMore = false;
      page = await readEvents(db, { userId, subject, after: page.nextAfter, limit: pageSize });
    }
    isLive = true;
  };

  const endListening = await tail.listen({ userId, subject, onEvents, onEnd: stream.end });
  if (stream.body.destroyed) return endListening();
  stream.body.once('close', endListening);
  const first =
    after === undefined
      ? { events: [], nextAfter: (await findEventNumbers(db)).last, isFull: false }
      : await readEvents(db, { userId, subject, after, limit: pageSize });
  sent = after ?? first.nextAfter;
  stream.passTo(sent);
  catchUp(first).catch((error: Error) => {
    onError(error);
    stream.body.destroy();
  });
}
