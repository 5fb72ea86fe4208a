import type { Redis } from 'ioredis';

/** `told`: the outbox has something new; `numbered`: events have got numbers. */
export type EventHint = 'told' | 'numbered';

/**
 * Makes a function that says to all processes what may be new. It never throws and waits for nothing: a hint may be lost.
 * Several hints of a moment go as one.
 */
export function openEventHints(redis: Redis, prefix: string): (hint: EventHint) => void {
  const due = new Set<EventHint>();
  return (hint) => {
    if (due.has(hint)) return;
    due.add(hint);
    setImmediate(() => {
      due.delete(hint);
      redis.publish(channelOf(prefix), hint).catch(() => {});
    });
  };
}

/** Calls `onHint` for each hint that arrives, on a connection of its own, which the caller closes. */
export function hearEventHints(redis: Redis, prefix: string, onHint: (hint: EventHint) => void): void {
  redis.on('message', (_channel, hint) => {
    if (hint === 'told' || hint === 'numbered') onHint(hint);
  });
  // ioredis subscribes again by itself after it has lost the connection.
  redis.subscribe(channelOf(prefix)).catch(() => {});
}

function channelOf(prefix: string): string {
  return `${prefix}:events`;
}
