import type { Random } from '../soak/random.ts';

export type Version = 'old' | 'new';

/** What runs in a stage; the tables are those of the new release from `migrate` on. */
export type Stage = {
  name: string;
  migrate?: true;
  workers: [Version, Version, Version];
  apis: [Version, Version];
};

const allOld = { workers: ['old', 'old', 'old'], apis: ['old', 'old'] } satisfies Partial<Stage>;
const allNew = { workers: ['new', 'new', 'new'], apis: ['new', 'new'] } satisfies Partial<Stage>;

/** The way to the new release, back, and there again. No step changes more than an operator would at once. */
export const stages: Stage[] = [
  { name: 'old, on its own tables', ...allOld },
  { name: 'old, on the new tables', migrate: true, ...allOld },
  { name: 'one new worker', ...allOld, workers: ['new', 'old', 'old'] },
  { name: 'new workers, old APIs', ...allNew, apis: ['old', 'old'] },
  { name: 'new workers, an API of each', ...allNew, apis: ['new', 'old'] },
  { name: 'new', ...allNew },
  { name: 'back: one old worker', ...allNew, workers: ['old', 'new', 'new'] },
  { name: 'back: old, on the new tables', ...allOld },
  { name: 'new again', ...allNew },
];

export type Kill = { at_ms: number; what: 'api' | 'worker'; index: number };

/** Plans the kills of a stage: one of the APIs, and one worker of each version that runs. */
export function planKills({ workers, apis }: Stage, random: Random, seconds: number): Kill[] {
  const places = [
    { what: 'api' as const, index: random.int(0, apis.length - 1) },
    ...firstOfEach(workers).map((index) => ({ what: 'worker' as const, index })),
  ];
  // The last quarter is left to what goes on after a kill.
  return places.map((place) => ({ at_ms: random.int(0, seconds * 750), ...place }));
}

function firstOfEach(workers: Version[]): number[] {
  return [...new Set(workers)].map((version) => workers.indexOf(version));
}
