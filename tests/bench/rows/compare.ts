import type { Measurement } from './measure.ts';

/** What one request or job has cost in each world. */
export type Comparison = {
  name: string;
  rows: number[];
  statements: number[];
  /** Why it is wrong; undefined if it is right. */
  problem: string | undefined;
};

/** A page may meet more or fewer rows that a join finds than another page of the same list. */
const slack = 60;
const mostStatements = 30;

/** These costs have a bound of their own, which the code names, instead of the world's smallest number. */
const bounds: Record<string, { rows: number; because: string }> = {
  getSpaceFeed: { rows: 4_200, because: 'a page reads at most 1,000 publications, each with what it joins' },
  getGlobalFeed: { rows: 4_200, because: 'a page reads at most 1,000 publications, each with what it joins' },
  getProductionTimeline: { rows: 1_010, because: 'a timeline has at most 1,000 events' },
  planProduction: {
    rows: 200,
    because: 'a plan looks at the newest 100 productions that were not submitted',
  },
  'reconcile, none idle among all unfinished': {
    rows: Infinity,
    because: 'it looks through what is unfinished',
  },
};

/** Compares the worlds: nothing may cost more than in the first one, whoever owns what there is more of. */
export function compare(measurements: Measurement[]): Comparison[] {
  return (['routes', 'jobs'] as const).flatMap((kind) => {
    const [first, ...others] = measurements.map(
      (world) => new Map(world[kind].map((one) => [one.name, one])),
    );
    return [...(first ?? [])].map(([name, one]) => {
      const all = [one, ...others.flatMap((world) => world.get(name) ?? [])];
      const [rows, statements] = [all.map((cost) => cost.rows), all.map((cost) => cost.statements)];
      const refused = all.find((cost) => cost.refused)?.refused;
      return { name, rows, statements, problem: refused ?? judge(name, rows, statements) };
    });
  });
}

function judge(name: string, rows: number[], statements: number[]): string | undefined {
  const [first = 0] = rows;
  const bound = bounds[name.split(', ')[0] ?? '']?.rows ?? bounds[name]?.rows ?? first + slack;
  if (Math.max(...rows) > bound) return `reads ${Math.max(...rows)} rows, and may read ${bound}`;
  if (Math.max(...statements) > mostStatements)
    return `takes ${Math.max(...statements)} statements, and may take ${mostStatements}`;
  return undefined;
}
