import { pathToFileURL } from 'node:url';
import { findUpload, insertProduction } from '@bacs/db';
import { openQueues } from '@bacs/queue';
import { ulid as newUlid } from 'ulid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { App } from '../cluster/apps.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addProduction, updateRow } from '../support/rows.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import {
  callTimes,
  expectRenderedOnce,
  forgetCalls,
  historyOf,
  listJobs,
  openMediaConvert,
  waitForRow,
  waitUntilHeld,
} from './watched.ts';

const cluster = await openTestCluster('watch', {
  env: {
    RENDER_LOCK_MS: '1000',
    BLOCKED_POLL_MS: '2000',
    OUTPUTS_GRACE_MS: '10000',
    LOCAL_AWS_INSTANT_RENDER_MS: '600',
  },
});
const { control } = cluster.aws;
const { queues, closeQueues } = openQueues({ connection: cluster.redis.client, prefix: 'bacs' });
const own = await cluster.openProxies();
const patient = { timeout: 60_000, interval: 50 };
const simple = { profile: 'simple-hls' };
const outage = { status: 500, code: 'InternalServerErrorException' };

let worker: App;
let api: ApiClient;
let upload: { uuid: string };

beforeAll(async () => {
  await cluster.startApi();
  worker = await cluster.startWorker({ proxies: own });
  api = await cluster.signUp();
  upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
});
beforeEach(() => forgetCalls(cluster));
afterEach(() => control.setFaults({}));
afterAll(closeQueues);

it('row 37: a worker that is killed five times while it looks does not fail the render', async () => {
  await control.setFaults({ hold: ['GetJob'] });
  const { ulid } = await api.produce(upload, simple);
  for (let kills = 0; kills < 5; kills += 1) {
    await waitUntilHeld(cluster, 'GetJob');
    worker.kill('SIGKILL');
    await worker.ended;
    await forgetCalls(cluster);
    worker = await cluster.startWorker({ proxies: own });
  }
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
  const job = await endedJob(ulid);
  expect(job.stalledCounter).toBeGreaterThanOrEqual(5);
  expect(job.attemptsMade).toBe(1);
});

it('row 38: when Redis forgets everything, what is being watched is dispatched anew and completes', async () => {
  await control.setFaults({ error: { GetJob: outage } });
  const productions = await Promise.all([1, 2, 3, 4, 5].map(() => api.produce(upload, simple)));
  await Promise.all(productions.map(({ ulid }) => api.waitFor(ulid, 'submitted')));
  await cluster.redis.flush();
  await Promise.all(productions.map(({ ulid }) => waitForRow(cluster, ulid, { attempt: 2 })));
  await control.setFaults({});
  for (const { ulid } of productions) {
    await api.waitFor(ulid, 'completed');
    await expectRenderedOnce(cluster, ulid, { attempts: [2] });
  }
});

it('row 39: while GetJob is throttled, fails and hangs, it is asked less and less often and no attempt is used', async () => {
  await control.setFaults({ error: { GetJob: { status: 429, code: 'TooManyRequestsException' } } });
  const { ulid } = await api.produce(upload, simple);
  await control.waitForCalls('GetJob', 4);
  await control.setFaults({ error: { GetJob: outage } });
  await control.waitForCalls('GetJob', 10, 40_000);
  expect(await api.call('GET', `/api/productions/${ulid}`)).toMatchObject({
    status: 'submitted',
    attempt: 1,
    blocked_reason: expect.stringMatching(/^unknown: /),
  });
  const gaps = await gapsBetweenCalls('GetJob');
  expect(sum(gaps.slice(0, 3))).toBeLessThan(sum(gaps.slice(-3)) / 2);
  await forgetCalls(cluster);
  await control.setFaults({ hold: ['GetJob'] });
  await control.waitForCalls('GetJob', 2);
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
  expect((await endedJob(ulid)).attemptsMade).toBe(1);
});

const notFound = { status: 404, code: 'NotFoundException', message: 'No such job' };

it('row 40: a job that GetJob does not know for a moment is not given up', async () => {
  await control.setFaults({ error: { GetJob: { ...notFound, count: 3 } } });
  const { ulid } = await api.produce(upload, simple);
  await api.waitFor(ulid, 'completed');
  expect((await control.calls('GetJob')).filter(({ status }) => status === 404)).toHaveLength(3);
  await expectRenderedOnce(cluster, ulid);
});

it('row 40: a job that GetJob does not know for as long as is configured is lost', async () => {
  await control.setFaults({ error: { GetJob: notFound } });
  const { ulid } = await api.produce(upload, simple);
  const { error } = await api.waitFor(ulid, 'failed');
  expect(error.code).toBe('MEDIACONVERT_JOB_LOST');
  expect((await control.calls('GetJob')).length).toBeGreaterThan(3);
  expect(await millisecondsBetween(ulid, 'submitted', 'failed')).toBeGreaterThan(3_000);
  await expectRenderedOnce(cluster, ulid, { status: 'failed' });
});

it('rows 41, 42: nothing listens for events: a job that ends while it is looked at is seen a poll later', async () => {
  const mediaConvert = openMediaConvert(cluster);
  await control.setFaults({ hold_answers: ['GetJob'] });
  const { ulid } = await api.produce(upload, simple);
  await waitUntilHeld(cluster, 'GetJob');
  await vi.waitFor(async () => {
    const job = (await listJobs(mediaConvert)).find(
      ({ UserMetadata }) => UserMetadata?.['production_ulid'] === ulid,
    );
    expect(job?.Status).toBe('COMPLETE');
  }, patient);
  await waitForRow(cluster, ulid, { status: 'submitted' });
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
  // Nor could anybody forge one.
  const { paths } = await api.call('GET', '/docs/json');
  const posts = Object.entries(paths).flatMap(([path, item]) => ('post' in Object(item) ? [path] : []));
  expect(posts.filter((path) => /event|notif|hook|callback/i.test(path))).toEqual([]);
  mediaConvert.destroy();
});

it("row 43: when Redis loses the scheduler's entries and a render's job, the sweeps go on and it completes", async () => {
  await control.setFaults({ error: { GetJob: outage } });
  const { ulid } = await api.produce(upload, simple);
  await api.waitFor(ulid, 'submitted');
  const keys = await cluster.redis.client.keys('bacs:re*');
  expect(keys).toEqual(expect.arrayContaining(['bacs:reconcile:repeat', 'bacs:reconcile:delayed']));
  await cluster.redis.client.del(...keys);
  await waitForRow(cluster, ulid, { attempt: 2 });
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid, { attempts: [2] });
});

it('row 43: two sweeps that find the same production at the same time make one attempt', async () => {
  const others = await cluster.openProxies();
  const second = await cluster.startWorker({ proxies: others });
  const claims = [own, others].map(({ mysql }) => mysql.hold(/set `attempt` = 2/));
  const ulid = await accept();
  for (const claim of claims) void claim.then(() => queues.reconcile.add('reconcile', {}));
  for (const { release } of await Promise.all(claims)) release();
  await api.waitFor(ulid, 'completed');
  const attempts = (await historyOf(cluster, ulid)).filter(({ event }) => event === 'dispatched');
  expect(attempts).toHaveLength(1);
  await expectRenderedOnce(cluster, ulid, { attempts: [2] });
  second.kill('SIGKILL');
  await second.ended;
});

it('row 43: a sweep goes on past a row that cannot be dispatched', async () => {
  const row = await findUpload(cluster.mysql.db, { uuid: upload.uuid });
  if (!row) throw new Error('no such upload');
  const odd = await addProduction(cluster.mysql.db, row);
  const good = await addProduction(cluster.mysql.db, row);
  await updateRow(cluster.mysql.db, 'productions', odd.id, { ulid: odd.ulid.toLowerCase() });
  await api.waitFor(good.ulid, 'completed');
  await expectRenderedOnce(cluster, good.ulid, { attempts: [2] });
  await updateRow(cluster.mysql.db, 'productions', odd.id, { status: 'canceled' });
});

it.each([
  ['behind', -600_000],
  ['ahead', 600_000],
])('row 44: a worker whose clock is ten minutes %s ends nothing early', async (_where, shiftMs) => {
  await replaceWorker(shiftMs);
  const unseen = { GetObject: { status: 404, code: 'NoSuchKey' } };
  await control.setFaults({ error: { GetJob: { ...notFound, count: 3 }, ...unseen } });
  const { ulid } = await api.produce(upload, simple);
  // More than two looks make, though the SDK asks three times when its own clock is off.
  await control.waitForCalls('GetObject', 14);
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  // By Redis's clock, what a clock that is ahead has put off looks lost: a sweep may dispatch it again.
  await expectRenderedOnce(cluster, ulid, { attempts: [1, 2, 3, 4] });
});

it('row 44: what a worker whose clock was ahead has left in Redis holds nothing up', async () => {
  await control.setFaults({ error: { GetJob: outage } });
  const { ulid } = await api.produce(upload, simple);
  await control.waitForCalls('GetJob', 2);
  await replaceWorker(0);
  await control.setFaults({});
  const lost = await accept();
  await api.waitFor(lost, 'completed', 30_000);
  await api.waitFor(ulid, 'completed', 30_000);
  await expectRenderedOnce(cluster, ulid, { attempts: [1, 2] });
});

async function replaceWorker(shiftMs: number): Promise<void> {
  worker.kill('SIGKILL');
  await worker.ended;
  const preload = pathToFileURL(`${import.meta.dirname}/shift-clock.mjs`).href;
  const env = { NODE_OPTIONS: `--import ${preload}`, SHIFT_CLOCK_MS: String(shiftMs) };
  worker = await cluster.startWorker({ env, proxies: own });
}

/** A production that is not on its way to the queue. */
async function accept(): Promise<string> {
  const row = await findUpload(cluster.mysql.db, { uuid: upload.uuid });
  if (!row) throw new Error('no such upload');
  const ulid = newUlid();
  const userId = row.user_id ?? 0;
  await insertProduction(cluster.mysql.db, { ulid, uploadId: row.id, userId, name: null, config: {} });
  return ulid;
}

async function endedJob(ulid: string) {
  return await vi.waitFor(async () => {
    const job = await queues.render.getJob(`${ulid}.1`);
    if (!job?.finishedOn) throw new Error(`the job of ${ulid} has not ended`);
    return job;
  }, patient);
}

async function gapsBetweenCalls(operation: string): Promise<number[]> {
  const times = (await callTimes(cluster, operation)).map((time) => time.getTime());
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

async function millisecondsBetween(ulid: string, ...events: [string, string]): Promise<number> {
  const history = await historyOf(cluster, ulid);
  const [first = 0, last = 0] = events.map((wanted) =>
    history.find(({ event }) => event === wanted)?.created_at.getTime(),
  );
  return last - first;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
