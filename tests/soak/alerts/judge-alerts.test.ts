import { expect, it } from 'vitest';
import { type AlertRecord, drawAlerts, judgeAlerts } from './judge-alerts.ts';
import { faultsOf, planOutages } from './outages.ts';

const outages = planOutages({ workers: 2 });
const goodRun = (): AlertRecord => ({
  outages,
  firings: outages.flatMap(({ expected, from_ms, to_ms }) =>
    expected.map((alert) => ({ alert, from_ms: from_ms + 5_000, to_ms })),
  ),
  stillFiring: [],
});
const broken = (record: AlertRecord) => judgeAlerts(record).filter(({ problems }) => problems.length > 0);

it('is content with a run in which each outage is told, and nothing else', () => {
  expect(broken(goodRun())).toEqual([]);
});

it('misses the alert of an outage, and one that comes when something else is away', () => {
  const run = goodRun();
  const [first, ...others] = run.firings;
  expect(broken({ ...run, firings: others })).toMatchObject([{ promise: expect.stringMatching(/^Redis/) }]);
  const late = { alert: '', to_ms: 0, ...first, from_ms: outages[1]?.from_ms ?? 0 };
  expect(broken({ ...run, firings: [late, ...others] })).toHaveLength(1);
});

it('wants silence before the first outage and once all is calm', () => {
  const run = goodRun();
  const early = { alert: 'BacsHttpSlow', from_ms: 1_000, to_ms: 2_000 };
  expect(broken({ ...run, firings: [early, ...run.firings] })).toHaveLength(1);
  expect(broken({ ...run, stillFiring: ['BacsDegraded'] })).toHaveLength(1);
});

it('lets one thing be away at a time', () => {
  for (const [index, { from_ms }] of outages.slice(1).entries())
    expect(from_ms).toBeGreaterThan(outages[index]?.to_ms ?? 0);
  const workers = faultsOf(outages).filter(({ action }) => action === 'kill_worker');
  expect(workers.map(({ args }) => args)).toMatchObject([{ worker: 0 }, { worker: 1 }]);
});

it('draws what was away and what told of it, in order', () => {
  expect(drawAlerts(goodRun()).slice(0, 2)).toEqual([
    ['Redis away', '6 s to 21 s'],
    ['  BacsWorkStopped QUEUE_UNREACHABLE', '11 s to 21 s'],
  ]);
});
