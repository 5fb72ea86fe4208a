import { Readable } from 'node:stream';
import type { EventStream } from '../dependencies.ts';

/** A reader that is behind by more than this is let go. It comes back with the id of the last event that it has got. */
const mostBehindBytes = 1024 ** 2;

/** Opens a stream of server-sent events. */
export function openEventStream(): EventStream {
  let place: number | undefined;
  let isFull = false;
  let isEnded = false;
  let onRoom: (() => void) | undefined;
  const body = new Readable({
    read() {
      isFull = false;
      onRoom?.();
    },
  });
  body.once('close', () => onRoom?.());
  const write = (text: string) => {
    // What was ended may still wait for its reader.
    if (body.destroyed || isEnded) return;
    isFull = !body.push(text);
    if (body.readableLength > mostBehindBytes) body.destroy();
  };
  return {
    body,
    hasRoom: async () => {
      if (!isFull || body.destroyed) return;
      await new Promise<void>((resolve) => {
        onRoom = resolve;
      });
    },
    send: ({ id, type, data }) => {
      const line = id === undefined ? '' : `id: ${id}\n`;
      // JSON has no line breaks of its own.
      write(`${line}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    passTo: (number) => {
      place = Math.max(place ?? 0, number);
    },
    // An id alone is no event, and clients keep it.
    beat: () => write(place === undefined ? ':\n\n' : `id: ${place}\n\n`),
    end: () => {
      isEnded = true;
      if (!body.destroyed) body.push(null);
    },
  };
}
