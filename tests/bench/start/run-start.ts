import { join } from 'node:path';
import { openProcesses } from '@bacs/stack';
import { openCluster } from '../../cluster/cluster.ts';
import type { Place } from '../bench.ts';
import type { Figures } from '../draw-table.ts';
import { comparePairs, summarize } from '../pairs.ts';
import { type AppName, byNpm, counting, direct, empty, librariesOf } from './programs.ts';
import { countModules, type Program, type Start, startOnce } from './start-once.ts';

export type StartOptions = { apps: AppName[]; pairs: number; onStarted: (count: number) => void };

/** Starts each app in each way, and its floor, in turn. @returns one table for each app. */
export async function runStart(place: Place, { apps, pairs, onStarted }: StartOptions): Promise<Figures[][]> {
  // Apps are only ready with their servers.
  const cluster = await openCluster({ dir: place.dir, tools: place.tools, hasProxies: false });
  const processes = await openProcesses(join(place.dir, 'starts'));
  const close = async () => {
    processes.kill();
    await processes.close();
    await cluster.close();
  };
  const closeEarly = () => void close();
  place.signal.addEventListener('abort', closeEarly, { once: true });
  try {
    let count = 0;
    const start = async (program: Program) => {
      place.signal.throwIfAborted();
      const started = await startOnce(processes, program);
      onStarted(++count);
      return started;
    };
    const tables: Figures[][] = [];
    for (const app of apps) {
      const ways = waysToStart(app, cluster.env, place.dir);
      const runs = await startInTurn(ways, pairs, start);
      const modules = await countModules(processes, await counting(app, cluster.env));
      tables.push(tabulate(app, runs, modules));
    }
    return tables;
  } finally {
    place.signal.removeEventListener('abort', closeEarly);
    await close();
  }
}

/** How many starts of each app are measured for one pair, and once before */
export const startsOf = (app: AppName): number => Object.keys(waysToStart(app, {}, '')).length;

type Ways = Record<string, () => Promise<Program>>;
type Runs = Record<string, Start[]>;

/** Lists how an app is started, and its floors. A cold cache is a new folder; a warm one was there at the start before. */
function waysToStart(app: AppName, env: NodeJS.ProcessEnv, dir: string): Ways {
  let colds = 0;
  const warm = { ...env, NODE_COMPILE_CACHE: join(dir, 'warm') };
  const cold = () => ({ ...env, NODE_COMPILE_CACHE: join(dir, `cold-${app}-${++colds}`) });
  return {
    [ours]: () => direct(app, warm),
    [floor]: async () => librariesOf(app, warm),
    'nothing at all': async () => empty(warm),
    'cold cache': () => direct(app, cold()),
    ...(app !== 'local-aws' && {
      'by npm': () => byNpm(app, warm),
      'by npm, cold cache': () => byNpm(app, cold()),
    }),
  };
}

const ours = 'app';
const floor = 'its libraries';

/** Starts in each way once for the caches, and then in each way again and again. */
async function startInTurn(
  ways: Ways,
  rounds: number,
  start: (program: Program) => Promise<Start>,
): Promise<Runs> {
  const runs: Runs = {};
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, program] of Object.entries(ways)) {
      const started = await start(await program());
      if (round > 0) runs[name] = [...(runs[name] ?? []), started];
    }
  }
  return runs;
}

function medianOf(starts: Start[]): Start {
  const median = (name: keyof Start) => summarize(starts.map((start) => start[name])).median;
  return {
    ready_ms: median('ready_ms'),
    user_ms: median('user_ms'),
    system_ms: median('system_ms'),
    rss_mb: median('rss_mb'),
  };
}

function tabulate(app: AppName, runs: Runs, modules: Record<string, number>): Figures[] {
  const medians = Object.entries(runs).map(([of, starts]) => ({ app, of, ...medianOf(starts) }));
  const pairs = (runs[ours] ?? []).map((start, index) => ({
    ours: start,
    floor: runs[floor]?.[index] ?? start,
  }));
  const ratios = comparePairs(pairs)
    .slice(2)
    .map(({ of = '', ...figures }) => ({ app, of: String(of), ...figures }));
  const most = Object.entries(modules)
    .slice(0, 8)
    .map(([name, count]) => `${name} ${count}`);
  const total = Object.values(modules).reduce((sum, count) => sum + count, 0);
  return [...medians, ...ratios].map((figures) =>
    figures.of === ours ? { ...figures, modules: total, most_modules: most.join(', ') } : figures,
  );
}
