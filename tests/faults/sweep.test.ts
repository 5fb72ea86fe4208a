import { openQueues } from '@bacs/queue';
import type { App } from '@bacs/stack';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { kill } from '../cluster/process-state.ts';
import { afterTests } from '../support/after-tests.ts';
import { ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';
import { updateRow } from '../support/rows.ts';
import { runApi } from '../support/run-api.ts';
import { type OwnWorker, runWorker } from '../support/run-worker.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { letTimePass } from '../support/time.ts';
import { forgetCalls, waitUntilHeld } from './aws-calls.ts';
import { endedJob } from './ended-job.ts';
import { expectRenderedOnce } from './expect-rendered-once.ts';
import { rowOf } from './production.ts';
import { letIdleTimePass, letLocksPass } from './time.ts';

// The sweep is the net under events: a render ends although nobody tells of it, and costs one GetJob.

const cluster = await openTestCluster('sweep', {
  env: { LOCAL_AWS_INSTANT_RENDER_MS: '600', WATCH_EVERY_MS: '200', RENDER_POLL_MS: '200' },
});
const { control } = cluster.aws;
const { redis } = cluster;
const { queues, closeQueues } = openQueues({ connection: redis.client, prefix: 'bacs' });
const stateKey = 'bacs:watch-state';
const simple = { profile: 'simple-hls' };
const minutes = 60_000;

let worker: OwnWorker;
let api: ApiClient;
let upload: { uuid: string };

beforeAll(async () => {
  await runApi(cluster.env);
  worker = await runWorker(cluster.env);
  api = await cluster.signUp();
  upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
  // Renders look for themselves until a sweep has listed something.
  await api.waitFor((await api.produce(upload, simple)).ulid, 'completed');
  await vi.waitFor(async () => expect(await redis.client.hget(stateKey, 'complete')).toBe('1'), patiently);
});
beforeEach(() => forgetCalls(cluster));
afterEach(() => control.setFaults({}));
afterTests(closeQueues);

const looks = async () => (await control.calls('GetJob')).length;
const degraded = async () => (await ok(api.GET('/health/ready'))).degraded.map(({ code }) => code);

async function untilSwept(): Promise<void> {
  const before = await redis.client.hget(stateKey, 'swept_at');
  await vi.waitFor(async () => {
    expect(await redis.client.hget(stateKey, 'swept_at')).toBeTruthy();
    expect(await redis.client.hget(stateKey, 'swept_at')).not.toBe(before);
  }, patiently);
}

it('without a production at MediaConvert there is no call', async () => {
  await untilSwept();
  await untilSwept();
  expect(await control.calls('ListJobs')).toEqual([]);
});

it('a sweep says how long it came after the one before, since what has started was noticed no sooner', async () => {
  await untilSwept();
  const [sweptAt, waitedMs] = (await redis.client.hmget(stateKey, 'swept_at', 'waited_ms')).map(Number);
  expect(waitedMs).toBeGreaterThan(0);
  await untilSwept();
  const next = (await redis.client.hmget(stateKey, 'swept_at', 'waited_ms')).map(Number);
  expect(next[1]).toBeLessThanOrEqual(Number(next[0]) - Number(sweptAt));
});

it('row 43: renders end by the sweep, with a look or two each, and Bull Board shows how far they are', async () => {
  const productions = await Promise.all([1, 2, 3, 4].map(() => api.produce(upload, simple)));
  for (const { ulid } of productions) {
    await api.waitFor(ulid, 'completed');
    await expectRenderedOnce(cluster, ulid);
    expect((await endedJob(queues, `${ulid}.1`)).progress).toBe(100);
  }
  // Under load, a render may look once more while its outputs are verified.
  expect(await looks()).toBeLessThanOrEqual(2 * productions.length);
});

it('a list that lags costs single looks, and what it hides does not end', async () => {
  await control.setFaults({ list_lag_ms: 10 * minutes, hold_answers: ['GetJob'] });
  const { ulid } = await api.produce(upload, simple);
  await waitUntilHeld(cluster, 'GetJob');
  expect((await rowOf(cluster, ulid)).status).toBe('submitted');
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
});

it('row 43: a sweep gives a render that Redis has lost another attempt, past one that cannot be woken', async () => {
  await worker.close();
  worker = await runWorker({ ...cluster.env, RECONCILE_EVERY_MS: '3600000' });
  await control.setFaults({ paused: '.+' });
  const [odd, lost] = [await api.produce(upload, simple), await api.produce(upload, simple)];
  for (const { ulid } of [odd, lost]) {
    await api.waitUntilTaken(ulid);
    const lose = () => queues.render.remove(`${ulid}.1`);
    await vi.waitFor(async () => expect(await lose()).toBe(1), patiently);
    await letTimePass(cluster.mysql.db, ulid, minutes);
    await letIdleTimePass(cluster, ulid);
  }
  await updateRow(cluster.mysql.db, 'productions', odd.id, { ulid: odd.ulid.toLowerCase() });
  await control.setFaults({});
  await expect.poll(worker.log, patiently).toMatch(/a render was not woken/);
  await api.waitFor(lost.ulid, 'completed');
  await expectRenderedOnce(cluster, lost.ulid, { attempts: [2] });
  expect(await queues.watch.getFailedCount()).toBe(0);
  await updateRow(cluster.mysql.db, 'productions', odd.id, { status: 'canceled' });
});

describe('in a process of its own', () => {
  let doomed: App;

  beforeAll(async () => {
    await worker.close();
    doomed = await cluster.startWorker();
  });

  it('row 43: while no sweep gets through, renders end by their own looks, and readiness and log say so', async () => {
    const refusal = { status: 403, code: 'AccessDeniedException', message: 'not authorized' };
    await control.setFaults({ error: { ListJobs: refusal } });
    // The sweep before may be under way and note that it got through: the second one from here on has begun later.
    for (let sweeps = 0; sweeps < 2; sweeps += 1) {
      await redis.client.del(stateKey);
      await vi.waitFor(
        async () => expect(await redis.client.hget(stateKey, 'swept_at')).not.toBeNull(),
        patiently,
      );
    }
    await redis.client.del(stateKey);
    const { ulid } = await api.produce(upload, simple);
    await api.waitFor(ulid, 'completed');
    await doomed.waitForLine(/the sweep through MediaConvert’s jobs failed/);
    await control.setFaults({ error: { ListJobs: refusal }, hold: ['GetJob'] });
    const late = await api.produce(upload, simple);
    await waitUntilHeld(cluster, 'GetJob');
    await letTimePass(cluster.mysql.db, late.ulid, 3 * minutes);
    await redis.client.hdel(stateKey, 'swept_at');
    await vi.waitFor(async () => expect(await degraded()).toContain('SWEEP_MISSING'), patiently);
    await doomed.waitForLine(/No sweep goes through MediaConvert’s jobs/);
    await control.setFaults({});
    await api.waitFor(late.ulid, 'completed');
    await vi.waitFor(async () => expect(await degraded()).toEqual([]), patiently);
    for (const one of [ulid, late.ulid]) await expectRenderedOnce(cluster, one);
  });

  it('row 43: a sweep whose worker is killed goes on in another one', async () => {
    await control.setFaults({ hold: ['ListJobs'] });
    const { ulid } = await api.produce(upload, simple);
    await waitUntilHeld(cluster, 'ListJobs');
    await kill(doomed);
    await control.setFaults({});
    // Its lock passes. Until then no other sweep may begin.
    expect(await redis.client.lrange('bacs:watch:active', 0, -1)).toHaveLength(1);
    await letLocksPass(cluster);
    await runWorker(cluster.env);
    await api.waitFor(ulid, 'completed');
    await expectRenderedOnce(cluster, ulid);
  });
});
