import type { Faults } from '../../faults.ts';

export type Deliver = (event: string) => void;

/** An event that is to be overtaken waits so long for another one. */
const longestHoldMs = 1_000;

/** Delivers events as the network of AWS might: faults lose, double, delay and reorder them. */
export function createDelivery(faults: Faults, send: (event: string) => void): Deliver {
  const overtaken = new Set<() => void>();

  function sendNow(event: string) {
    send(event);
    for (const release of overtaken) release();
  }

  function sendAfterTheNext(event: string) {
    if (overtaken.size > 0) return sendNow(event);
    const release = () => {
      clearTimeout(timer);
      overtaken.delete(release);
      send(event);
    };
    const timer = setTimeout(release, longestHoldMs).unref();
    overtaken.add(release);
  }

  return (event) => {
    const { lose = 0, double = 0, delay_ms: longestDelay = 0, reorder = 0 } = faults.settings.events ?? {};
    if (Math.random() < lose) return faults.countEvent('lost');
    const isDoubled = Math.random() < double;
    faults.countEvent(isDoubled ? 'doubled' : 'sent');
    const copies = isDoubled ? [event, event] : [event];
    const deliver = Math.random() < reorder ? sendAfterTheNext : sendNow;
    for (const copy of copies) {
      if (longestDelay === 0) deliver(copy);
      else setTimeout(deliver, Math.random() * longestDelay, copy).unref();
    }
  };
}
