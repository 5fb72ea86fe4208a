import type { Evidence } from './evidence.ts';
import { everyProductionHasEnded, lostProductions } from './invariants/acceptance.ts';
import { busiest } from './invariants/bounds.ts';
import { noStaleWrites } from './invariants/history.ts';
import { invariants } from './invariants/index.ts';
import { countDuplicates, isTwin } from './invariants/renders.ts';
import { nothingOutsideRootPrefixes } from './invariants/storage.ts';
import type { Tally } from './nemesis.ts';

export type Summary = {
  accepted: number;
  completed: number;
  failed: number;
  canceled: number;
  unfinished: number;
  lost: number;
  duplicate_jobs: number;
  stale_writes_applied: number;
  outside_prefix_writes: number;
  kills: number;
  pauses: number;
  flushes: number;
  db_restarts: number;
  redis_restarts: number;
  seed: number;
};

export type Check = { id: string; promise: string; problems: string[] };

/** What has come of a run. */
export type Verdict = { isGood: boolean; summary: Summary; checks: Check[]; figures: [string, string][] };

export type Outcome = { evidence: Evidence; tally: Tally; seed: number; healSeconds: number };

export function judge({ evidence, tally, seed, healSeconds }: Outcome): Verdict {
  const checks = invariants.map(({ id, promise, findProblems }) => ({
    id,
    promise,
    problems: findProblems(evidence),
  }));
  const count = (status: string) => evidence.rows.filter((row) => row.status === status).length;
  const summary = {
    accepted: evidence.load.accepted.size,
    completed: count('completed'),
    failed: count('failed'),
    canceled: count('canceled'),
    unfinished: everyProductionHasEnded(evidence).length,
    lost: lostProductions(evidence).length,
    duplicate_jobs: countDuplicates(evidence),
    stale_writes_applied: noStaleWrites(evidence).length,
    outside_prefix_writes: nothingOutsideRootPrefixes(evidence).length,
    ...tally,
    seed,
  };
  const isGood = checks.every(({ problems }) => problems.length === 0);
  return { isGood, summary, checks, figures: figuresOf(evidence, healSeconds) };
}

function figuresOf(evidence: Evidence, healSeconds: number): [string, string][] {
  const { load, rows, jobs, keys, logs, resources, createJob } = evidence;
  const answers = load.answerMs.toSorted((a, b) => a - b);
  const quantile = (share: number) => `${Math.round(answers[Math.floor(answers.length * share)] ?? 0)} ms`;
  const calls = Object.values(createJob).reduce((sum, count) => sum + count, 0);
  const share = (100 * (createJob['429'] ?? 0)) / Math.max(calls, 1);
  const loudest = (level?: number) =>
    Math.max(0, ...logs.map(({ lines }) => busiest(lines, level))).toFixed(1);
  const twins = jobs.filter(isTwin).length;
  const streams = Math.max(0, ...Object.values(resources.streams));
  return [
    ['all calm after the last fault', `${healSeconds.toFixed(1)} s`],
    ['POST, median and 99th percentile', `${quantile(0.5)}, ${quantile(0.99)}`],
    ['POSTs without an answer', String(load.unanswered)],
    ['CreateJob calls', `${calls}, ${share.toFixed(1)} % answered with 429`],
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
    ['log lines a second, worst 5 s', `${loudest()}, warnings ${loudest(40)}`],
  ];
}
