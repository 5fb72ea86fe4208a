import { readFile } from 'node:fs/promises';

export type Call = {
  /** When it came, in ms since 1970. */
  at: number;
  operation: string;
  status: number;
  /** The MediaConvert job that the call names */
  jobId?: string | undefined;
  /** The statuses that the call lists */
  lists?: string | undefined;
  /** It asks for a page after the first. */
  isLaterPage: boolean;
};

/** What local-aws has done for MediaConvert's clients */
export type AwsLog = {
  /** Every call of every operation, in the order of their answers */
  calls: Call[];
  /** When each job began, by its id, in ms since 1970 */
  begun: Map<string, number>;
  /** When each job completed, by its id, in ms since 1970. GetJob tells whole seconds only. */
  finished: Map<string, number>;
};

const operations: [operation: string, method: string, path: RegExp][] = [
  ['CreateJob', 'POST', /^\/jobs$/],
  ['GetJob', 'GET', /^\/jobs\/([^/]+)$/],
  ['CancelJob', 'DELETE', /^\/jobs\/([^/]+)$/],
  ['ListJobs', 'GET', /^\/jobs$/],
  ['SearchJobs', 'GET', /^\/search$/],
  ['Probe', 'POST', /^\/probe$/],
  ['GetQueue', 'GET', /^\/queues\/[^/]+$/],
  ['ListQueues', 'GET', /^\/queues$/],
];
const apiPath = '/2017-08-29';

export async function readAwsLog(file: string): Promise<AwsLog> {
  return parseAwsLog(await readFile(file, 'utf8'));
}

export function parseAwsLog(text: string): AwsLog {
  const calls: Call[] = [];
  const begun = new Map<string, number>();
  const finished = new Map<string, number>();
  for (const line of text.split('\n')) {
    if (!line.includes(apiPath) && !/"job (begun|ended)"/.test(line)) continue;
    const { time, method, url, status, ms, job_id, msg } = JSON.parse(line);
    if (msg === 'job begun') begun.set(job_id, time);
    else if (msg === 'job ended' && status === 'COMPLETE') finished.set(job_id, time);
    else if (typeof url === 'string' && url.startsWith(apiPath))
      calls.push({ at: time - ms, status, ...describe(method, url.slice(apiPath.length)) });
  }
  return { calls, begun, finished };
}

function describe(method: string, url: string): Omit<Call, 'at' | 'status'> {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const [operation = `${method} ${pathname}`, , path = /$/] =
    operations.find(([, verb, path]) => verb === method && path.test(pathname)) ?? [];
  return {
    operation,
    jobId: path.exec(pathname)?.[1],
    lists: searchParams.get('status') ?? undefined,
    isLaterPage: searchParams.has('nextToken'),
  };
}

/** Tells how often each operation was called. */
export function tally(calls: Call[]): string {
  const counts = new Map<string, number>();
  for (const { operation } of calls) counts.set(operation, (counts.get(operation) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([operation, count]) => `${operation} ${count}`)
    .join(', ');
}
