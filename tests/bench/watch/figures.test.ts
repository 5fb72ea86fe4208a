import { expect, it } from 'vitest';
import { type Call, tally } from '../scene/aws-log.ts';
import type { Life } from '../scene/productions.ts';
import { budgetFigures } from './budget-figures.ts';
import { renderFigures } from './render-figures.ts';

const call = (operation: string, at: number, more: Partial<Call> = {}): Call => ({
  operation,
  at,
  status: operation === 'CreateJob' ? 201 : 200,
  isLaterPage: false,
  ...more,
});
const sweep = (at: number) => call('ListJobs', at, { lists: 'PROGRESSING' });

function life(jobId: string, submittedAt: number, endedAt: number | null): Life {
  const status = endedAt === null ? 'processing' : 'completed';
  return { ulid: jobId, userId: 1, status, jobId, acceptedAt: 0, submittedAt, endedAt };
}

it('reckons what it took to follow renders, in seconds before scaling', () => {
  const calls = [
    call('Probe', 0),
    call('CreateJob', 1_000),
    call('CreateJob', 1_000, { status: 429 }),
    call('CreateJob', 1_500),
    call('CreateJob', 1_600),
    sweep(2_000),
    sweep(3_000),
    call('ListJobs', 3_100, { lists: 'PROGRESSING', isLaterPage: true }),
    sweep(5_000),
    call('GetJob', 7_000, { jobId: 'a' }),
  ];
  const finished = new Map([
    ['a', 6_000],
    ['b', 7_500],
  ]);
  const lives = [life('a', 1_000, 6_100), life('b', 1_500, 8_500), life('c', 1_600, null)];
  expect(
    renderFigures({ calls, finished }, lives, { scale: 10, renderSeconds: 50, perSecond: 1, slots: 100 }),
  ).toEqual({
    render_s: 50,
    at_once_most: 25,
    calls_per_render: 2.5,
    // 50 s take 11 looks, 60 s take 13.
    naive_calls_per_render: 12,
    detect_lag_p50_s: 1,
    detect_lag_p99_s: 10,
    detect_lag_p99_real_s: 1,
    sweep_p90_s: 20,
    refused_share: 0.1,
    completed: 2,
    unfinished: 1,
    twice: 0,
    calls: 'CreateJob 4, ListJobs 4, Probe 1, GetJob 1',
  });
});

it('counts a MediaConvert job that no production knows', () => {
  const calls = [call('CreateJob', 0), call('CreateJob', 1)];
  const figures = renderFigures({ calls, finished: new Map() }, [life('a', 0, null)], {
    scale: 1,
    renderSeconds: 1,
    perSecond: 2,
    slots: 100,
  });
  expect(figures).toMatchObject({ at_once_most: 1, twice: 1, unfinished: 1, detect_lag_p50_s: null });
});

it('reckons what became of a budget', () => {
  // Ten calls at once, then one each 100 ms where AWS would take two.
  const burst = Array.from({ length: 10 }, () => call('CreateJob', 0));
  const steady = Array.from({ length: 100 }, (_, index) =>
    index % 10 === 4 ? sweep(100 * (index + 1)) : call('CreateJob', 100 * (index + 1)),
  );
  const canceling = call('CancelJob', 2_150, { jobId: 'a' });
  const late = call('GetJob', 6_050);
  const figures = budgetFigures([...burst, ...steady, canceling, late], {
    scale: 10,
    rates: { per_second: 2, burst: 10 },
    cancels: [
      { jobId: 'a', askedAt: 2_050 },
      { jobId: 'b', askedAt: 2_050 },
    ],
    outage: { from: 6_000, to: 6_080 },
  });
  expect(figures).toEqual({
    budget_use: 0.508,
    budget_use_after_outage: 0.495,
    create_gap_s: 2,
    calls_in_create_gap: 'ListJobs 1',
    percent_share: 0.1,
    cancel_s: '1, never',
    cancel_place: '1, never',
    burst_in_outage: 1,
    calls_of_a_second: 20,
    refused_share: 0,
    calls: tally([...burst, ...steady, canceling, late]),
  });
});
