import { type AlertRecord, countAlerts, drawAlerts, judgeAlerts } from './alerts/judge-alerts.ts';
import type { Check } from './check.ts';
import type { Evidence } from './evidence.ts';
import { countRefused, figuresOf } from './figures.ts';
import { everyProductionHasEnded, lostProductions } from './invariants/acceptance.ts';
import { noStaleWrites } from './invariants/history.ts';
import { invariants } from './invariants/index.ts';
import { countDuplicates } from './invariants/renders.ts';
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
  /** How often the nemesis has begun to lose, double, delay and reorder events, and to change AWS's rate */
  event_disturbances: number;
  rate_changes: number;
  /** Productions that were rendered again, since AWS had failed */
  rerendered: number;
  /** What local-aws has counted */
  events_lost: number;
  events_doubled: number;
  calls_refused: number;
  seed: number;
  /** How often each alert has fired, when a Prometheus has watched */
  alerts?: Record<string, number>;
};

/** The result of a run */
export type Verdict = { isGood: boolean; summary: Summary; checks: Check[]; figures: [string, string][] };

export type Outcome = {
  evidence: Evidence;
  tally: Tally;
  seed: number;
  healSeconds: number;
  alerts?: AlertRecord | undefined;
};

export function checkInvariants(evidence: Evidence): Check[] {
  return invariants.map(({ id, promise, findProblems }) => ({
    id,
    promise,
    problems: findProblems(evidence),
  }));
}

export function judge({ evidence, tally, seed, healSeconds, alerts }: Outcome): Verdict {
  const checks = [...checkInvariants(evidence), ...(alerts ? judgeAlerts(alerts) : [])];
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
    rerendered: evidence.rows.filter(({ failed_jobs }) => failed_jobs !== null).length,
    events_lost: evidence.eventCounts.lost,
    events_doubled: evidence.eventCounts.doubled,
    calls_refused: countRefused(evidence),
    seed,
    ...(alerts && { alerts: countAlerts(alerts) }),
  };
  const isGood = checks.every(({ problems }) => problems.length === 0);
  return {
    isGood,
    summary,
    checks,
    figures: [
      ['all calm after the last fault', `${healSeconds.toFixed(1)} s`],
      ...figuresOf(evidence),
      ...(alerts ? drawAlerts(alerts) : []),
    ],
  };
}
