import { Problem } from './errors.ts';

// A TIMESTAMP cannot hold times outside of these, and MySQL compares it only with times inside.
const earliest = new Date(1_000);
const latest = new Date((2 ** 31 - 1) * 1_000);

export function clampTime(time: Date): Date {
  return time < earliest ? earliest : time > latest ? latest : time;
}

/** Reads the span from one time to before another; what is not given is without end. @throws INVALID_REQUEST */
export function toWindow(from: string | undefined, to: string | undefined): { from: Date; to: Date } {
  return { from: parseTime(from) ?? earliest, to: parseTime(to) ?? latest };
}

/** @throws INVALID_REQUEST for a text that has the form of a time but is none, such as a leap second. */
function parseTime(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new Problem('INVALID_REQUEST', `The time ${text} does not exist.`);
  return clampTime(time);
}
