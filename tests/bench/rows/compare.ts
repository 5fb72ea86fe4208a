import type { Measurement } from './measure.ts';
import { laterPage } from './measure-routes.ts';

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
const mostStatements = 34;

type Bound = { rows?: number; statements?: number; because: string };

const feed: Bound = {
  rows: 4_200,
  because: 'a page reads at most 1,000 publications, each with what it joins',
};

const line: Bound = {
  rows: 2_200,
  because: 'a position is looked for among the first 1,000 turns, and among as many of the own productions',
};

/** Each row is looked at with its upload, and the last statement may read some more than are looked at. */
const looked = (most: number, what: string): Bound => ({
  rows: 2 * most + 2_500,
  statements: 120,
  because: `it looks at the newest ${most} ${what} at most`,
});

/** These costs have a bound that the code names, instead of what they are in the smallest world. */
const bounds: Record<string, Bound> = {
  getSpaceFeed: feed,
  getGlobalFeed: feed,
  getPublicSpaceFeed: feed,
  getPublicGlobalFeed: feed,
  getMe: {
    rows: 2_010,
    because: 'it counts at most 1,000 unfinished productions, and reads each of them twice',
  },
  deleteUpload: {
    statements: 40,
    because: 'each place of the upload is looked for among the rows of others',
  },
  listProductions: line,
  'getProduction, waiting': line,
  updateProduction: line,
  expediteProduction: line,
  findProductions: looked(5_000, 'productions'),
  listFailures: looked(10_000, 'failures'),
  previewBulkAction: looked(50_000, 'productions'),
  getOverview: {
    rows: 16_500,
    because: 'it counts at most 1,000 productions in each of eight states, and reads each of them twice',
  },
  'metrics, productions': {
    rows: 1_100,
    because: 'it counts at most 100 productions in each of five states here, and reads each of them twice',
  },
  inspectProduction: { rows: 3_300, because: 'it has a timeline and a place in line' },
  'bulk, a page of a retry': { statements: 80, because: 'each of at most twenty productions takes a few' },
  getProductionTimeline: { rows: 1_010, because: 'a timeline has at most 1,000 events' },
  streamEvents: {
    rows: 500,
    because:
      'older events are read by pages of a hundred until the client goes, and that of the stream before may still go',
  },
  planProduction: {
    rows: 200,
    because: 'a plan looks at the newest 100 productions that were not submitted',
  },
  'createProductions, of twenty': {
    statements: 80,
    because: 'each of at most twenty productions takes three',
  },
  'webhook, a round that replays, one of failures, and an end': {
    rows: 1_000,
    because:
      'a round has a page of a hundred deliveries, and a server reads those that it changes together once or twice',
  },
  'release, no room': {
    rows: 12_100,
    because:
      'it counts at most 1,000 that run, are submitted and are released, and again when it learns from them',
  },
  'release, one that an operator has put first': {
    rows: 12_250,
    statements: 220,
    because: 'it counts these before the lock and behind it, and releases at most fifty',
  },
  'reconcile, none idle among all unfinished': {
    rows: Number.POSITIVE_INFINITY,
    because: 'it looks through what is unfinished',
  },
};

/** A later page costs about as much as the first; if it were read from the top of the list, it would cost this more. */
const perPage = 20;

/** Compares the worlds: nothing may cost more than in the first one, whoever owns what there is more of. */
export function compare(measurements: Measurement[]): Comparison[] {
  return (['routes', 'jobs'] as const).flatMap((kind) => {
    const worlds = measurements.map((world) => new Map(world[kind].map((one) => [one.name, one])));
    return [...(worlds[0]?.keys() ?? [])].map((name) => {
      const all = worlds.flatMap((world) => world.get(name) ?? []);
      const [rows, statements] = [all.map((cost) => cost.rows), all.map((cost) => cost.statements)];
      const refused = all.find((cost) => cost.refused)?.refused;
      const firstPage = worlds.map((world) => world.get(name.replace(laterPage, ''))?.rows ?? 0);
      const problem = refused ?? judge(name, rows, statements) ?? judgePage(name, rows, firstPage);
      return { name, rows, statements, problem };
    });
  });
}

function boundOf(name: string): Bound | undefined {
  const [operation = ''] = name.split(', ');
  return bounds[name] ?? bounds[operation];
}

function judge(name: string, rows: number[], statements: number[]): string | undefined {
  const [smallest = 0] = rows;
  const bound = boundOf(name);
  const most = { rows: bound?.rows ?? smallest + slack, statements: bound?.statements ?? mostStatements };
  if (Math.max(...rows) > most.rows) return `reads more than ${most.rows} rows`;
  if (Math.max(...statements) > most.statements) return `takes more than ${most.statements} statements`;
  return undefined;
}

function judgePage(name: string, rows: number[], firstPage: number[]): string | undefined {
  if (!name.endsWith(laterPage) || boundOf(name)) return undefined;
  const isMore = rows.some((read, world) => read > (firstPage[world] ?? 0) + perPage);
  return isMore ? 'reads the pages before it again' : undefined;
}
