import { createHash, randomUUID } from 'node:crypto';
import { refused } from './errors.ts';
import { readHandle, writeHandle } from './receipt-handle.ts';

export type Message = {
  id: string;
  body: string;
  md5: string;
  sentAt: number;
  receiveCount: number;
  firstReceivedAt: number | undefined;
};

export type Received = { message: Message; handle: string };

type Receive = { max: number; visibilityMs: number; waitMs: number; signal: AbortSignal };

export type Queue = {
  readonly name: string;
  /** After so many receives in vain, a message moves to the dead-letter queue. */
  readonly redrive: { to: Queue; maxReceiveCount: number } | undefined;
  /** Beyond the size of a queue its oldest message is lost, as if its retention had ended. */
  send(body: string, delayMs?: number): Message;
  put(message: Message): void;
  /** Waits for a message; resolves to none after that time, and when the signal is aborted. */
  receive(options: Receive): Promise<Received[]>;
  /** An older handle of the message deletes nothing. */
  remove(handle: string): void;
  changeVisibility(handle: string, ms: number): void;
  purge(): void;
  counts(): { visible: number; inFlight: number; delayed: number };
  /** Ends all waits. */
  close(): void;
};

type Hidden = { message: Message; state: 'in_flight' | 'delayed'; timer: NodeJS.Timeout };

const largestSize = 20_000;

export function createQueue(name: string, redrive?: Queue['redrive']): Queue {
  const visible = new Map<string, Message>();
  const hidden = new Map<string, Hidden>();
  const waiting = new Set<() => void>();
  let closed = false;

  function wakeOne() {
    const [wake] = waiting;
    wake?.();
  }

  function show(message: Message) {
    hidden.delete(message.id);
    visible.set(message.id, message);
    wakeOne();
  }

  function hide(message: Message, state: Hidden['state'], ms: number) {
    forget(message.id);
    if (ms === 0) return show(message);
    hidden.set(message.id, { message, state, timer: setTimeout(show, ms, message).unref() });
  }

  function forget(id: string) {
    clearTimeout(hidden.get(id)?.timer);
    hidden.delete(id);
    visible.delete(id);
  }

  function makeRoom() {
    if (visible.size + hidden.size < largestSize) return;
    const [oldest] = visible.size > 0 ? visible.keys() : hidden.keys();
    if (oldest !== undefined) forget(oldest);
  }

  function take({ max, visibilityMs }: Receive): Received[] {
    const taken: Message[] = [];
    for (const message of visible.values()) {
      if (taken.length === max) break;
      if (redrive && message.receiveCount >= redrive.maxReceiveCount) {
        forget(message.id);
        redrive.to.put(message);
      } else taken.push(message);
    }
    return taken.map((message) => {
      message.receiveCount += 1;
      message.firstReceivedAt ??= Date.now();
      hide(message, 'in_flight', visibilityMs);
      return { message, handle: writeHandle(message) };
    });
  }

  function waitForOne(end: AbortSignal) {
    return new Promise<void>((resolve) => {
      const wake = () => {
        waiting.delete(wake);
        end.removeEventListener('abort', wake);
        resolve();
      };
      waiting.add(wake);
      end.addEventListener('abort', wake);
    });
  }

  /** Finds the message whose newest handle this is. */
  function findMessage(handle: string) {
    const { id, receiveCount } = readHandle(handle);
    const message = hidden.get(id)?.message ?? visible.get(id);
    return message?.receiveCount === receiveCount ? message : undefined;
  }

  return {
    name,
    redrive,
    send(body, delayMs = 0) {
      const md5 = createHash('md5').update(body).digest('hex');
      const times = { sentAt: Date.now(), firstReceivedAt: undefined };
      const message: Message = { id: randomUUID(), body, md5, ...times, receiveCount: 0 };
      makeRoom();
      hide(message, 'delayed', delayMs);
      return message;
    },
    put(message) {
      makeRoom();
      show(message);
    },
    async receive(options) {
      const end = AbortSignal.any([options.signal, AbortSignal.timeout(options.waitMs)]);
      for (;;) {
        if (closed || options.signal.aborted) {
          // It may have been woken for a message that another one waits for.
          if (visible.size > 0) wakeOne();
          return [];
        }
        const taken = take(options);
        if (taken.length > 0 || options.waitMs === 0 || end.aborted) return taken;
        await waitForOne(end);
      }
    },
    remove(handle) {
      const message = findMessage(handle);
      if (message) forget(message.id);
    },
    changeVisibility(handle, ms) {
      const message = findMessage(handle);
      if (message === undefined || hidden.get(message.id)?.state !== 'in_flight') {
        throw refused('MessageNotInflight', 'The message is not in flight');
      }
      hide(message, 'in_flight', ms);
    },
    purge() {
      for (const id of [...visible.keys(), ...hidden.keys()]) forget(id);
    },
    counts() {
      const inFlight = [...hidden.values()].filter(({ state }) => state === 'in_flight').length;
      return { visible: visible.size, inFlight, delayed: hidden.size - inFlight };
    },
    close() {
      closed = true;
      for (const wake of waiting) wake();
    },
  };
}
