import type { Socket } from 'node:net';

/** One direction of a connection. What is pushed arrives in order, late or never. */
export type Lane = {
  push: (bytes: Buffer, delayMs?: number) => void;
  /** Ends the stream after everything that was pushed. */
  end: () => void;
  /** Holds everything back until this reason is released. */
  hold: (reason: string) => void;
  release: (reason: string) => void;
  /** Nothing arrives from here on, for good: a stream with a gap never delivers what comes after the gap. */
  deafen: () => void;
  isDeaf: () => boolean;
};

export function openLane(to: Socket): Lane {
  const waiting: { dueAt: number; bytes: Buffer | 'end' }[] = [];
  const holds = new Set<string>();
  let deaf = false;
  let timer: NodeJS.Timeout | undefined;

  function add(bytes: Buffer | 'end', delayMs: number) {
    if (deaf) return;
    waiting.push({ dueAt: performance.now() + delayMs, bytes });
    deliver();
  }

  function deliver() {
    clearTimeout(timer);
    while (holds.size === 0 && waiting[0]) {
      const [{ dueAt, bytes }] = waiting;
      const waitMs = dueAt - performance.now();
      if (waitMs > 0) {
        timer = setTimeout(deliver, waitMs);
        return;
      }
      waiting.shift();
      if (to.destroyed) continue;
      if (bytes === 'end') to.end();
      else to.write(bytes);
    }
  }

  return {
    push: (bytes, delayMs = 0) => add(bytes, delayMs),
    end: () => add('end', 0),
    hold: (reason) => void holds.add(reason),
    release: (reason) => {
      holds.delete(reason);
      deliver();
    },
    deafen: () => {
      deaf = true;
      waiting.length = 0;
      clearTimeout(timer);
    },
    isDeaf: () => deaf,
  };
}
