import type { Evidence } from './evidence.ts';
import { busiest } from './invariants/bounds.ts';
import { isTwin } from './invariants/renders.ts';

/** Collects what is worth knowing besides the promises. */
export function figuresOf(evidence: Evidence): [string, string][] {
  const { load, rows, stored, jobs, keys, logs, resources, statuses, eventCounts } = evidence;
  const createJob = statuses['CreateJob'] ?? {};
  const answers = load.answers.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const quantile = (share: number) => `${Math.round(answers[Math.floor(answers.length * share)] ?? 0)} ms`;
  const calls = Object.values(createJob).reduce((sum, count) => sum + count, 0);
  const share = (100 * (createJob['429'] ?? 0)) / Math.max(calls, 1);
  const workers = logs.filter(({ name }) => name.startsWith('worker'));
  const loudest = (level?: number) =>
    Math.max(0, ...workers.map(({ lines }) => busiest(lines, level))).toFixed(1);
  const twins = jobs.filter(isTwin).length;
  const streams = Math.max(0, ...Object.values(resources.streams));
  return [
    ['POST, median and 99th percentile', `${quantile(0.5)}, ${quantile(0.99)}`],
    ['POSTs without an answer', String(load.unanswered)],
    ['CreateJob calls', `${calls}, ${share.toFixed(1)} % answered with 429`],
    ['MediaConvert calls answered with 429', String(countRefused(evidence))],
    [
      'events of MediaConvert',
      `${eventCounts.sent + eventCounts.doubled} sent, ${eventCounts.doubled} of them twice, ${eventCounts.lost} lost`,
    ],
    ['events told, by three doors', String(stored.length)],
    ['MediaConvert jobs', `${jobs.length}, ${twins} of them injected twins`],
    ['most attempts of a production', String(Math.max(0, ...rows.map(({ attempt }) => attempt)))],
    ['objects in the output bucket', String(keys.size)],
    [
      'Redis',
      `${resources.redisKeys} keys, longest stream ${streams}, ${resources.redisConnections} connections`,
    ],
    ['MySQL connections', String(resources.databaseConnections)],
    [
      'memory',
      Object.entries(resources.memory)
        .map(([name, mib]) => `${name} ${mib} MiB`)
        .join(', '),
    ],
    ['lines a second of a worker, worst 5 s', `${loudest()}, warnings ${loudest(40)}`],
  ];
}

/** Counts the calls beyond what MediaConvert takes. S3 and SQS refuse with other statuses. */
export function countRefused({ statuses }: Evidence): number {
  return Object.values(statuses).reduce((sum, counts) => sum + (counts['429'] ?? 0), 0);
}
