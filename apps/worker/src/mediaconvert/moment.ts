/** A moment is read from both clocks: the monotonic one stands still while a machine sleeps, the other can be set. */
export type Moment = { monotonic: number; wall: number };

export function now(): Moment {
  return { monotonic: performance.now(), wall: Date.now() };
}

/** Tells whether more than `ms` have passed since then, by either clock. */
export function isOlderThan({ monotonic, wall }: Moment, ms: number): boolean {
  return performance.now() - monotonic > ms || Date.now() - wall > ms;
}
