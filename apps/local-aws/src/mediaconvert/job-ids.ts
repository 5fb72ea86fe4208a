import { randomInt } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
let lastTime = 0;

/** Makes an id such as `1515368087458-qnoxtd`. The milliseconds never repeat, so that ids sort by creation. */
export function nextJobId(now = Date.now()): string {
  lastTime = Math.max(now, lastTime + 1);
  const tail = Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${lastTime}-${tail}`;
}
