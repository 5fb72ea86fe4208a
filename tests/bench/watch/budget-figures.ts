import { round } from '../numbers.ts';
import { type Call, tally } from '../scene/aws-log.ts';
import { burstNeeded } from '../scene/burst-needed.ts';
import type { Rates } from '../scene/open-scene.ts';

export type Cancel = { jobId: string; askedAt: number };
/** Times in ms since 1970 */
export type Outage = { from: number; to: number };

/** What became of the budget while productions waited for CreateJob; times in unscaled seconds */
export type BudgetFigures = {
  /** Calls that AWS has taken, of those that it would have taken, from the end of the first burst on */
  budget_use: number | null;
  budget_use_after_outage: number | null;
  /** The longest time between two calls of CreateJob, and what else was called in it */
  create_gap_s: number;
  calls_in_create_gap: string;
  /** The sweep's share of the calls */
  percent_share: number;
  /** From the request to cancel to CancelJob, and how many other calls came in between */
  cancel_s: string;
  cancel_place: string;
  /** What a bucket would have had to hold while Redis was away, and what all the calls of a second are */
  burst_in_outage: number;
  calls_of_a_second: number;
  refused_share: number;
  calls: string;
};

type Circumstances = { scale: number; rates: Rates; cancels: Cancel[]; outage: Outage };

export function budgetFigures(
  calls: Call[],
  { scale, rates, cancels, outage }: Circumstances,
): BudgetFigures {
  const ordered = [...calls].sort((a, b) => a.at - b.at);
  const perSecond = rates.per_second * scale;
  const seconds = (ms: number) => (ms * scale) / 1_000;
  const between = (from: number, to: number) => ordered.filter(({ at }) => at >= from && at < to);
  const use = (from: number, to: number) => {
    if (to - from < 1_000) return null;
    const taken = between(from, to).filter(({ status }) => status !== 429).length;
    return round(taken / (((to - from) / 1_000) * perSecond), 3);
  };
  const created = ordered.filter(({ operation }) => operation === 'CreateJob').map(({ at }) => at);
  const lastCreated = created.at(-1) ?? 0;
  const burstSpentAt = ordered[rates.burst]?.at ?? lastCreated;
  const gap = longestGap(created.filter((at) => at >= burstSpentAt && at < outage.from));
  const steady = between(burstSpentAt, outage.from);
  const waits = cancels.map((cancel) => waitOf(cancel, ordered));
  return {
    budget_use: use(burstSpentAt, Math.min(outage.from, lastCreated)),
    budget_use_after_outage: use(outage.to + recoveryMs, lastCreated),
    create_gap_s: round(seconds(gap.to - gap.from)),
    calls_in_create_gap: tally(between(gap.from + 1, gap.to)),
    percent_share: round(
      steady.filter(({ operation }) => operation === 'ListJobs').length / Math.max(1, steady.length),
      3,
    ),
    cancel_s: waits.map((wait) => (wait ? round(seconds(wait.ms)) : 'never')).join(', '),
    cancel_place: waits.map((wait) => wait?.place ?? 'never').join(', '),
    burst_in_outage: round(
      burstNeeded(
        between(outage.from, outage.to).map(({ at }) => at),
        perSecond,
      ),
      1,
    ),
    calls_of_a_second: perSecond,
    refused_share: round(
      ordered.filter(({ status }) => status === 429).length / Math.max(1, ordered.length),
      4,
    ),
    calls: tally(calls),
  };
}

/** Connections and locks need a while until everything works again. */
const recoveryMs = 2_000;

function longestGap(times: number[]): { from: number; to: number } {
  const gaps = times.slice(1).map((to, index) => ({ from: times[index] ?? to, to }));
  return gaps.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a), { from: 0, to: 0 });
}

function waitOf({ jobId, askedAt }: Cancel, calls: Call[]): { ms: number; place: number } | undefined {
  const sent = calls.find(
    (call) => call.operation === 'CancelJob' && call.jobId === jobId && call.at >= askedAt,
  );
  if (!sent) return undefined;
  return { ms: sent.at - askedAt, place: calls.filter(({ at }) => at > askedAt && at < sent.at).length };
}
