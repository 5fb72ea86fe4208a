import type { Random } from '../soak/random.ts';

export type Version = 'old' | 'new';

/** What runs in a stage; the tables are those of the new release from `migrate` on. */
export type Stage = { name: string; migrate?: true; workers: [Version, ...Version[]]; api: Version };

/** The way to the new release, back, and there again. No step changes more than an operator would at once. */
export const stages: Stage[] = [
  { name: 'old, on its own tables', workers: ['old', 'old', 'old'], api: 'old' },
  { name: 'old, on the new tables', migrate: true, workers: ['old', 'old', 'old'], api: 'old' },
  { name: 'one new worker', workers: ['new', 'old', 'old'], api: 'old' },
  { name: 'new workers, old API', workers: ['new', 'new', 'new'], api: 'old' },
  { name: 'new', workers: ['new', 'new', 'new'], api: 'new' },
  { name: 'back: one old worker', workers: ['old', 'new', 'new'], api: 'new' },
  { name: 'back: old, on the new tables', workers: ['old', 'old', 'old'], api: 'old' },
  { name: 'new again', workers: ['new', 'new', 'new'], api: 'new' },
];

export type Kill = { at_ms: number; place: 'api' | number };

/** Plans the kills of a stage: the API, and one worker of each version that runs. */
export function planKills({ workers }: Stage, random: Random, seconds: number): Kill[] {
  const places = ['api' as const, ...firstOfEach(workers)];
  // The last quarter is left to what goes on after a kill.
  return places.map((place) => ({ at_ms: random.int(0, seconds * 750), place }));
}

function firstOfEach(workers: Version[]): number[] {
  return [...new Set(workers)].map((version) => workers.indexOf(version));
}
