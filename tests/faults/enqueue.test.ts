import { readFile } from 'node:fs/promises';
import { findProductionToRender, findUpload, insertProduction } from '@bacs/db';
import { enqueueRender, hasLiveRender, openQueues } from '@bacs/queue';
import { ulid as newUlid } from 'ulid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { App } from '../cluster/apps.ts';
import { waitUntilStopped } from '../cluster/process-state.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addProduction, updateRow } from '../support/rows.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { expectRenderedOnce } from './expect-rendered-once.ts';
import { heal } from './heal.ts';

const cluster = await openTestCluster('enqueue');
const { mysql, redis } = cluster;
const { queues, closeQueues } = openQueues({ connection: redis.client, prefix: 'bacs' });
afterAll(closeQueues);

let api: App;
let worker: App;
let client: ApiClient;
let upload: { uuid: string };

beforeAll(async () => {
  // The shared proxies are the API's alone.
  const proxies = await cluster.openProxies();
  [api, worker] = await Promise.all([cluster.startApi(), cluster.startWorker({ proxies })]);
  client = await cluster.signUp();
  upload = await client.upload(await cluster.film());
});

afterEach(async () => {
  worker.kill('SIGCONT');
  await heal(cluster);
});

describe('while Redis', () => {
  it.each([
    ['is down', 'killed', () => redis.kill()],
    ['does not answer', 'cut off', () => redis.proxy.setMode('black_hole')],
  ])(
    'row 8: %s (%s), a POST is answered with 202 in less than two seconds; reconcile enqueues once it is back',
    async (_is, _how, end) => {
      await end();
      const ulid = await acceptedInTime();
      expect(await client.request('GET', '/health/ready')).toMatchObject({
        status: 503,
        body: { redis: 'unreachable' },
      });
      await heal(cluster);
      await client.waitFor(ulid, 'completed');
      await expectRenderedOnce(cluster, ulid, { attempt: 2 });
    },
  );

  it('row 8: is down, the API starts and accepts', async () => {
    await endApi();
    await redis.kill();
    api = await cluster.startApi();
    const ulid = await acceptedInTime();
    await redis.start();
    await client.waitFor(ulid, 'completed');
    // An add that waits for a Redis that has never been there may still come before reconcile's.
    await expectRenderedOnce(cluster, ulid);
  });

  it('row 9: is frozen, a POST is answered with 202 in less than two seconds; one render once it goes on', async () => {
    redis.process().kill('SIGSTOP');
    await waitUntilStopped(redis.process().pid);
    const ulid = await acceptedInTime();
    redis.process().kill('SIGCONT');
    await client.waitFor(ulid, 'completed');
    await expectRenderedOnce(cluster, ulid);
    expect((await jobsOf(ulid)).length).toBeLessThanOrEqual(2);
  });

  it('row 9: carries the add out after reconcile’s, the late job does nothing', async () => {
    await redis.proxy.setMode('stall');
    const ulid = await acceptedInTime();
    await client.waitFor(ulid, 'completed');
    expect(await jobsOf(ulid)).toEqual([`${ulid}.2`]);
    await redis.proxy.setMode('pass');
    await untilCompleted(`${ulid}.1`);
    expect(await jobsOf(ulid)).toEqual([`${ulid}.1`, `${ulid}.2`]);
    await expectRenderedOnce(cluster, ulid, { attempt: 2 });
  });

  it('row 11: is out of memory, a POST is answered with 202, the log stays quiet, and reconcile enqueues later', async () => {
    const before = await countLines();
    await redis.client.config('SET', 'maxmemory', '1');
    const ulids: string[] = [];
    for (let count = 0; count < 20; count++) ulids.push(await acceptedInTime());
    await vi.waitFor(async () => expect(await secondsSince(ulids.at(-1))).toBeGreaterThan(4), patiently);
    expect(await jobsOf(...ulids)).toEqual([]);
    const after = await countLines();
    await redis.client.config('SET', 'maxmemory', '0');
    for (const ulid of ulids) {
      await client.waitFor(ulid, 'completed');
      await expectRenderedOnce(cluster, ulid);
    }
    // That a request came, was not enqueued, and was answered.
    expect(after.api - before.api).toBe(3 * ulids.length);
    // Each kind of trouble once in ten seconds.
    expect(after.worker - before.worker).toBeLessThan(10);
  });

  it('row 12: forgets everything right after, reconcile enqueues', async () => {
    worker.kill('SIGSTOP');
    await waitUntilStopped(worker.pid);
    const productions = await Promise.all([1, 2, 3, 4, 5].map(() => client.produce(upload)));
    for (const { ulid } of productions)
      expect(
        await hasLiveRender({ queues, redis: redis.client }, { production_ulid: ulid, attempt: 1 }),
      ).toBe(true);
    await redis.flush();
    worker.kill('SIGCONT');
    for (const { ulid } of productions) {
      await client.waitFor(ulid, 'completed');
      await expectRenderedOnce(cluster, ulid, { attempt: 2 });
    }
  });

  it.each([
    ['completed', (production_ulid: string) => ({ production_ulid, attempt: 1 })],
    ['failed', () => ({ production_ulid: '', attempt: 1 })],
  ])(
    'row 13: still has a %s job of this id, the next attempt has another id and runs',
    async (state, payload) => {
      const production_ulid = newUlid();
      const jobId = `${production_ulid}.1`;
      // As long as there is no such production, a job of it ends without doing anything.
      await queues.render.add('render', payload(production_ulid), { jobId });
      await vi.waitFor(async () => expect(await queues.render.getJobState(jobId)).toBe(state), patiently);
      await insertProduction(mysql.db, await wanted(production_ulid));
      await enqueueRender(queues, { production_ulid, attempt: 1 });
      expect(await queues.render.getJobState(jobId)).toBe(state);
      await client.waitFor(production_ulid, 'completed');
      await expectRenderedOnce(cluster, production_ulid, { attempt: 2 });
      await untilCompleted(`${production_ulid}.2`);
    },
  );
});

describe('when the API', () => {
  it('row 10: is killed between COMMIT and the add, reconcile enqueues', async () => {
    const held = redis.proxy.hold(/production_ulid/);
    const broken = expect(post()).rejects.toThrow('fetch failed');
    const { cut } = await held;
    await endApi();
    cut();
    await broken;
    api = await cluster.startApi();
    const { items } = await client.call('GET', '/api/productions');
    const [{ ulid }] = items;
    await client.waitFor(ulid, 'completed');
    expect(await jobsOf(ulid)).toEqual([`${ulid}.2`]);
    await expectRenderedOnce(cluster, ulid, { attempt: 2 });
  });

  it('row 10: leaves a row that can never be enqueued, reconcile brings those after it all the same', async () => {
    const row = await findUpload(mysql.db, { uuid: upload.uuid });
    if (!row) throw new Error('no such upload');
    const [odd, good] = [await addProduction(mysql.db, row), await addProduction(mysql.db, row)];
    await updateRow(mysql.db, 'productions', odd.id, { ulid: odd.ulid.toLowerCase() });
    await client.waitFor(good.ulid, 'completed');
    await expectRenderedOnce(cluster, good.ulid, { attempt: 2 });
    await updateRow(mysql.db, 'productions', odd.id, { status: 'canceled' });
  });
});

const patiently = { timeout: 60_000, interval: 50 };

function post() {
  return client.request('POST', '/api/productions', { upload_id: upload.uuid });
}

/** The ULID that the answer to a POST has; the answer is timely. */
async function acceptedInTime(): Promise<string> {
  const before = performance.now();
  const { status, body } = await post();
  expect(status).toBe(202);
  expect(performance.now() - before).toBeLessThan(2_000);
  return body.ulid;
}

async function endApi(): Promise<void> {
  api.kill('SIGKILL');
  await api.ended;
}

/** What Redis has of productions, whatever has become of it. */
async function jobsOf(...ulids: string[]): Promise<string[]> {
  const keys = await Promise.all(ulids.map((ulid) => redis.client.keys(`bacs:render:${ulid}.[0-9]`)));
  return keys
    .flat()
    .map((key) => key.replace('bacs:render:', ''))
    .sort();
}

async function untilCompleted(jobId: string): Promise<void> {
  await vi.waitFor(async () => expect(await queues.render.getJobState(jobId)).toBe('completed'), patiently);
}

async function wanted(ulid: string) {
  const row = await findUpload(mysql.db, { uuid: upload.uuid });
  if (!row || row.user_id === null) throw new Error('no such upload');
  return { ulid, uploadId: row.id, userId: row.user_id, name: null, config: {} };
}

/** By the database's clock, since a production was accepted. */
async function secondsSince(ulid = ''): Promise<number> {
  const production = await findProductionToRender(mysql.db, ulid);
  if (!production) throw new Error(`there is no production ${ulid}`);
  return (production.read_at.getTime() - production.created_at.getTime()) / 1_000;
}

async function countLines() {
  const count = async ({ logFile }: App) => (await readFile(logFile, 'utf8')).split('\n').length;
  return { api: await count(api), worker: await count(worker) };
}
