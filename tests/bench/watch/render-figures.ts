import { quantile, round } from '../numbers.ts';
import { type AwsLog, type Call, tally } from '../scene/aws-log.ts';
import type { Life } from '../scene/productions.ts';

/** What it has cost to follow renders to their ends; times in unscaled seconds */
export type RenderFigures = {
  render_s: number;
  /** No fleet can have more renders at once: each takes CreateJob and GetJob */
  at_once_most: number;
  /** Calls besides CreateJob and Probe, which come before a render, whatever the operation and the answer */
  calls_per_render: number;
  /** One GetJob for each render and 5 s, reckoned from how long these renders took */
  naive_calls_per_render: number;
  /** From MediaConvert's end to that of the row */
  detect_lag_p50_s: number | null;
  detect_lag_p99_s: number | null;
  /** The same before scaling: this machine, and waits that are not scaled, take a part that is the same at each scale. */
  detect_lag_p99_real_s: number | null;
  /** The longest of the usual waits between two sweeps */
  sweep_p90_s: number | null;
  refused_share: number;
  completed: number;
  unfinished: number;
  /** Jobs beyond one for each production */
  twice: number;
  calls: string;
};

type Circumstances = {
  scale: number;
  renderSeconds: number;
  /** The calls that AWS takes; unscaled */
  perSecond: number;
  slots: number;
};

const naiveEverySeconds = 5;
const leastCalls = 2;

export function renderFigures(
  { calls, finished }: Pick<AwsLog, 'calls' | 'finished'>,
  lives: Life[],
  { scale, renderSeconds, perSecond, slots }: Circumstances,
): RenderFigures {
  const seconds = (ms: number) => (ms * scale) / 1_000;
  const renders = lives.flatMap(({ jobId, submittedAt, endedAt }) => {
    const finishedAt = finished.get(jobId ?? '');
    return finishedAt === undefined || submittedAt === null || endedAt === null
      ? []
      : [{ took: seconds(finishedAt - submittedAt), lag: seconds(endedAt - finishedAt) }];
  });
  const lags = renders.map(({ lag }) => lag);
  const after = calls.filter(({ operation }) => operation !== 'CreateJob' && operation !== 'Probe');
  const perRender = (count: number) => round(count / Math.max(1, renders.length));
  const [p50, p99] = [quantile(lags, 0.5), quantile(lags, 0.99)];
  const sweep = quantile(sweepGaps(calls).map(seconds), 0.9);
  const refused = calls.filter(({ status }) => status === 429).length;
  return {
    render_s: renderSeconds,
    at_once_most: Math.min(slots, Math.floor((perSecond / leastCalls) * renderSeconds)),
    calls_per_render: perRender(after.length),
    naive_calls_per_render: perRender(
      renders.reduce((sum, { took }) => sum + Math.floor(took / naiveEverySeconds) + 1, 0),
    ),
    detect_lag_p50_s: p50 === null ? null : round(p50),
    detect_lag_p99_s: p99 === null ? null : round(p99),
    detect_lag_p99_real_s: p99 === null ? null : round(p99 / scale),
    sweep_p90_s: sweep === null ? null : round(sweep),
    refused_share: round(refused / Math.max(1, calls.length), 4),
    completed: lives.filter(({ status }) => status === 'completed').length,
    unfinished: lives.filter(({ endedAt }) => endedAt === null).length,
    twice: countCreated(calls) - lives.filter(({ jobId }) => jobId !== null).length,
    calls: tally(calls),
  };
}

/** A sweep begins with the first page of the jobs in progress. */
function sweepGaps(calls: Call[]): number[] {
  const starts = calls
    .filter(
      ({ operation, lists, isLaterPage }) =>
        operation === 'ListJobs' && lists === 'PROGRESSING' && !isLaterPage,
    )
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  return starts.slice(1).map((at, index) => at - (starts[index] ?? at));
}

function countCreated(calls: Call[]): number {
  return calls.filter(({ operation, status }) => operation === 'CreateJob' && status === 201).length;
}
