import { setTimeout as sleep } from 'node:timers/promises';

/** Collects what the lookups find within the time. Those that fail or take longer find nothing. */
export async function collectWithin<T>(limitMs: number, lookups: Promise<T[]>[]): Promise<T[]> {
  const nothingYet = sleep<T[]>(limitMs, [], { ref: false });
  const found = lookups.map((lookup) => Promise.race([lookup.catch((): T[] => []), nothingYet]));
  return (await Promise.all(found)).flat();
}
