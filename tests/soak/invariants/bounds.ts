import type { Evidence } from '../evidence.ts';

const eventsKept = 1_000;
/** Redis trims whole nodes of a stream, 100 entries by default. */
const trimSlack = 200;
const keysPerAttempt = 3;
const keysOfQueues = 200;
const connectionsPerWorker = 22;
const otherConnections = 30;
const redisConnectionsEach = 12;
const mostMemory = 500;

/** I12 */
export function resourcesStayBounded({ rows, resources, load }: Evidence): string[] {
  const { redisKeys, streams, databaseConnections, redisConnections, memory } = resources;
  const processes = Object.keys(memory).length;
  // What is deleted had a render and a deletion.
  const attempts = rows.reduce((sum, { attempt }) => sum + attempt, 2 * load.deleted.size);
  return [
    ...above('Redis keys', redisKeys, attempts * keysPerAttempt + keysOfQueues),
    ...Object.entries(streams).flatMap(([key, length]) => above(key, length, eventsKept + trimSlack)),
    ...above(
      'connections to MySQL',
      databaseConnections,
      processes * connectionsPerWorker + otherConnections,
    ),
    ...above('connections to Redis', redisConnections, processes * redisConnectionsEach + otherConnections),
    ...Object.entries(memory).flatMap(([name, mib]) => above(`MiB of ${name}`, mib, mostMemory)),
  ];
}

const mostPerSecond = 50;
const windowSeconds = 5;
const warning = 40;

/** I15. The API may log one warning for each request, a worker only so many per second. */
export function logsStayQuiet({ logs, load }: Evidence): string[] {
  const ofApi = logs.filter(({ name }) => name.startsWith('api')).flatMap(({ lines }) => lines);
  const ofWorkers = logs.filter(({ name }) => name.startsWith('worker'));
  const requests = load.answers.length + load.unanswered;
  return [
    ...above('warnings of the API', ofApi.filter((line) => levelOf(line) >= warning).length, requests),
    ...ofWorkers.flatMap(({ name, lines }) =>
      above(`warnings a second of ${name} over ${windowSeconds} s`, busiest(lines, warning), mostPerSecond),
    ),
  ];
}

/** Returns the lines per second that a log had in its worst five seconds, counting lines of this level and above. */
export function busiest(lines: string[], level = 0): number {
  const perSecond = new Map<number, number>();
  for (const line of lines) {
    const second = Math.floor(Number(/"time":(\d+)/.exec(line)?.[1] ?? 0) / 1_000);
    if (levelOf(line) < level) continue;
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  const sums = [...perSecond.keys()].map((start) => {
    const seconds = Array.from({ length: windowSeconds }, (_, index) => perSecond.get(start + index) ?? 0);
    return seconds.reduce((sum, count) => sum + count, 0);
  });
  return Math.max(0, ...sums) / windowSeconds;
}

/** A line that pino did not write is part of a stack trace, or worse, so it counts as a warning. */
function levelOf(line: string): number {
  return Number(/"level":(\d+)/.exec(line)?.[1] ?? warning);
}

function above(what: string, value: number, bound: number): string[] {
  return value <= bound ? [] : [`${value} ${what}, more than ${bound}`];
}
