import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import TinyQueue from 'tinyqueue';

/** Time that passes only when everything that runs has come to wait for it. Times are in ms. */
export type VirtualTime = {
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** Does something later. @returns what takes it back. */
  after: (ms: number, act: () => void) => () => void;
  /** Lets time pass until it is over. */
  run: (isOver: () => boolean) => Promise<void>;
};

/** What has just begun may gather for a turn of the event loop before it asks Redis: that is not to wait for time. */
async function settle(): Promise<void> {
  await turn();
  await turn();
}

type Due = { at: number; order: number; act: (() => void) | undefined };

/** @param whenIdle waits for what works for the simulation outside of it, such as Redis; undefined if nothing does. */
export function createVirtualTime(whenIdle: () => Promise<void> | undefined = () => undefined): VirtualTime {
  const dues = new TinyQueue<Due>([], (one, other) => one.at - other.at || one.order - other.order);
  let [time, order] = [0, 0];

  function after(ms: number, act: () => void): () => void {
    order += 1;
    const due: Due = { at: time + Math.max(0, ms), order, act };
    dues.push(due);
    return () => {
      due.act = undefined;
    };
  }

  return {
    now: () => time,
    sleep: (ms) => new Promise((resolve) => after(ms, resolve)),
    after,
    async run(isOver) {
      for (;;) {
        await settle();
        for (let idle = whenIdle(); idle; idle = whenIdle()) await idle.then(settle);
        if (isOver()) return;
        const next = dues.pop();
        if (!next) throw new Error('Nothing is left to happen, and it is not over');
        if (!next.act) continue;
        time = next.at;
        next.act();
      }
    },
  };
}

/** What runs for the simulation; whatever else the process still does goes by the machine's time. */
const inside = new AsyncLocalStorage<true>();

/**
 * Has code of the service that waits with a timer, reads the time or draws a number go by the virtual time and `uniform`
 * until `work` has ended.
 */
export async function inVirtualTime<T>(
  time: VirtualTime,
  uniform: () => number,
  work: () => Promise<T>,
): Promise<T> {
  const { setTimeout, clearTimeout } = globalThis;
  const { now } = performance;
  const { random } = Math;
  const isInside = () => inside.getStore() === true;
  const patched = {
    setTimeout: (act: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
      isInside() ? time.after(ms, () => act(...args)) : setTimeout(act, ms, ...args),
    clearTimeout: (timer: NodeJS.Timeout | (() => void) | undefined) => {
      if (typeof timer === 'function') timer();
      else clearTimeout(timer);
    },
  };
  Object.assign(globalThis, patched);
  performance.now = () => (isInside() ? time.now() : now.call(performance));
  Math.random = () => (isInside() ? uniform() : random());
  try {
    return await inside.run(true, work);
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout });
    performance.now = now;
    Math.random = random;
  }
}
