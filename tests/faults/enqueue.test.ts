import { readFile } from 'node:fs/promises';
import { areLive, enqueue, openQueues } from '@bacs/queue';
import type { App } from '@bacs/stack';
import { ulid as newUlid } from 'ulid';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { kill, pause } from '../cluster/process-state.ts';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';
import { updateRow } from '../support/rows.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { endedJob } from './ended-job.ts';
import { expectRenderedOnce } from './expect-rendered-once.ts';
import { heal } from './heal.ts';
import { accept } from './production.ts';
import { letIdleTimePass, untilDispatchedAnew } from './time.ts';

const cluster = await openTestCluster('enqueue');
const { mysql, redis } = cluster;
const { queues, closeQueues } = openQueues({ connection: redis.client, prefix: 'bacs' });
afterTests(closeQueues);

let api: App;
let worker: App;
let client: ApiClient;
let upload: { uuid: string };

beforeAll(async () => {
  // Only the API uses the shared proxies.
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
    'row 8: %s (%s), a POST is answered with 202 soon; reconcile enqueues once it is back',
    async (_is, _how, end) => {
      await end();
      const ulid = await acceptedSoon();
      await vi.waitFor(async () => {
        const { response, data } = await client.GET('/health/ready');
        expect(response.status).toBe(200);
        expect(data?.degraded).toMatchObject([{ code: 'QUEUE_UNREACHABLE' }]);
      }, patiently);
      await vi.waitFor(async () => {
        const { blocked_reason } = await ok(client.GET('/api/productions/{id}', at(ulid)));
        expect(blocked_reason).toMatch(/^queue: /);
      }, patiently);
      await heal(cluster);
      await letIdleTimePass(cluster, ulid);
      // An add that waits for a Redis that has just come back may come before reconcile's.
      await expectRenderedOnce(cluster, ulid, { attempts: [1, 2] });
    },
  );

  it('row 8: is down, the API starts and accepts', async () => {
    await kill(api);
    await redis.kill();
    api = await cluster.startApi();
    const ulid = await acceptedSoon();
    await redis.start();
    await letIdleTimePass(cluster, ulid);
    // As above, though this one was never reachable
    await expectRenderedOnce(cluster, ulid, { attempts: [1, 2] });
  });

  it('row 63: is down, the describe job of an upload is lost; the first render describes its source', async () => {
    await redis.kill();
    const lost = await client.upload(await cluster.film());
    await heal(cluster);
    const sourceOf = async () => (await ok(client.GET('/api/uploads/{id}', at(lost.uuid)))).source;
    expect(await sourceOf()).toBeNull();
    const { ulid } = await client.produce(lost);
    // An add that waits for a Redis that has just come back may be overtaken by reconcile's.
    await expectRenderedOnce(cluster, ulid, { attempts: [1, 2] });
    expect(await sourceOf()).toMatchObject({ width: expect.any(Number) });
  });

  it('row 9: is frozen, a POST is answered with 202 soon; one render once it goes on', async () => {
    await pause(redis.process());
    const ulid = await acceptedSoon();
    redis.process().kill('SIGCONT');
    await letIdleTimePass(cluster, ulid);
    await expectRenderedOnce(cluster, ulid, { attempts: [1, 2] });
    expect((await queuedJobsOf(ulid)).length).toBeLessThanOrEqual(2);
  });

  it('row 9: carries the add out after reconcile’s, the late job does nothing', async () => {
    await redis.proxy.setMode('stall');
    const ulid = await acceptedSoon();
    await untilDispatchedAnew(cluster, ulid);
    await client.waitFor(ulid, 'completed');
    expect(await queuedJobsOf(ulid)).toEqual([`${ulid}.2`]);
    await redis.proxy.setMode('pass');
    expect((await endedJob(queues, `${ulid}.1`)).failedReason).toBeUndefined();
    expect(await queuedJobsOf(ulid)).toEqual([`${ulid}.1`, `${ulid}.2`]);
    await expectRenderedOnce(cluster, ulid, { attempts: [2] });
  });

  it('row 11: is out of memory, a POST is answered with 202, the log stays quiet, and reconcile enqueues later', async () => {
    const before = await countLines();
    const since = performance.now();
    await redis.client.config('SET', 'maxmemory', '1');
    const ulids: string[] = [];
    for (let count = 0; count < 20; count++) ulids.push(await acceptedSoon());
    await letIdleTimePass(cluster, ...ulids);
    const refused = await countRefusals();
    await vi.waitFor(async () => expect(await countRefusals()).toBeGreaterThan(refused + 20), patiently);
    expect(await queuedJobsOf(...ulids)).toEqual([]);
    const after = await countLines();
    const seconds = (performance.now() - since) / 1_000;
    await redis.client.config('SET', 'maxmemory', '0');
    await untilDispatchedAnew(cluster, ...ulids);
    for (const ulid of ulids) await expectRenderedOnce(cluster, ulid, { attempts: [2] });
    // The log says that a job was not enqueued, and that the request was answered.
    expect(after.api - before.api).toBe(2 * ulids.length);
    // It names each problem once when it appears and once when it is gone.
    expect(after.problems - before.problems).toBeLessThan(8);
    // The log has each kind of trouble once in ten seconds; a busy machine takes more than twenty for all of this.
    expect(after.worker - before.worker).toBeLessThan(10 * Math.max(1, seconds / 20));
  });

  it('row 12: forgets everything right after, reconcile enqueues', async () => {
    await pause(worker);
    const productions = await Promise.all([1, 2, 3, 4, 5].map(() => client.produce(upload)));
    const jobs = productions.map(({ ulid }) => ({ payload: { production_ulid: ulid, attempt: 1 } }));
    const live = await areLive({ queues, redis: redis.client }, 'render', jobs);
    expect(live).toEqual(productions.map(() => true));
    await redis.flush();
    worker.kill('SIGCONT');
    await untilDispatchedAnew(cluster, ...productions.map(({ ulid }) => ulid));
    for (const { ulid } of productions) await expectRenderedOnce(cluster, ulid, { attempts: [2] });
  });

  it.each([
    ['completed', (production_ulid: string) => ({ production_ulid, attempt: 1 })],
    ['failed', () => ({ production_ulid: '', attempt: 1 })],
  ])(
    'row 13: still has a %s job of this id, the next attempt has another id and runs',
    async (state, payload) => {
      const production_ulid = newUlid();
      const jobId = `${production_ulid}.1`;
      // A job without a production ends without doing anything.
      await queues.render.add('render', payload(production_ulid), { jobId });
      await vi.waitFor(async () => expect(await queues.render.getJobState(jobId)).toBe(state), patiently);
      await accept(cluster, upload, { ulid: production_ulid });
      await enqueue(queues, 'render', { production_ulid, attempt: 1 }, { deadlineMs: 60_000 });
      expect(await queues.render.getJobState(jobId)).toBe(state);
      await untilDispatchedAnew(cluster, production_ulid);
      await expectRenderedOnce(cluster, production_ulid, { attempts: [2] });
      expect((await endedJob(queues, `${production_ulid}.2`)).failedReason).toBeUndefined();
    },
  );
});

describe('when the API', () => {
  it('row 10: is killed between COMMIT and the add, reconcile enqueues', async () => {
    const held = redis.proxy.hold(/production_ulid/);
    const broken = expect(post()).rejects.toThrow('fetch failed');
    const { cut } = await held;
    await kill(api);
    cut();
    await broken;
    api = await cluster.startApi();
    const { items } = await ok(client.GET('/api/productions'));
    const ulid = items[0]?.ulid ?? '';
    await untilDispatchedAnew(cluster, ulid);
    await expectRenderedOnce(cluster, ulid, { attempts: [2] });
    expect(await queuedJobsOf(ulid)).toEqual([`${ulid}.2`]);
  });

  it('row 10: leaves a row that can never be enqueued, reconcile brings those after it all the same', async () => {
    const [odd, good] = [await accept(cluster, upload), await accept(cluster, upload)];
    await updateRow(mysql.db, 'productions', odd.id, { ulid: odd.ulid.toLowerCase() });
    await letIdleTimePass(cluster, odd.ulid.toLowerCase(), good.ulid);
    await expectRenderedOnce(cluster, good.ulid, { attempts: [2] });
    await updateRow(mysql.db, 'productions', odd.id, { status: 'canceled' });
  });
});

function post() {
  return client.POST('/api/productions', { body: { upload_id: upload.uuid } });
}

/**
 * Reads the ULID from the answer to a POST. The service gives Redis one second, and a busy machine may need more; but
 * the answer does not wait until Redis is back.
 */
async function acceptedSoon(): Promise<string> {
  const before = performance.now();
  const { data, response } = await post();
  expect(response.status).toBe(202);
  expect(performance.now() - before).toBeLessThan(20_000);
  return data?.ulid ?? '';
}

/** Lists everything that Redis holds of these productions. */
async function queuedJobsOf(...ulids: string[]): Promise<string[]> {
  const keys = await Promise.all(ulids.map((ulid) => redis.client.keys(`bacs:render:${ulid}.[0-9]`)));
  return keys
    .flat()
    .map((key) => key.replace('bacs:render:', ''))
    .sort();
}

/** Counts how often Redis has said that it is out of memory. */
async function countRefusals(): Promise<number> {
  const errors = await redis.client.info('errorstats');
  return Number(/errorstat_OOM:count=(\d+)/.exec(errors)?.[1] ?? 0);
}

async function countLines() {
  const count = async ({ logFile }: App) => {
    const lines = (await readFile(logFile, 'utf8')).split('\n');
    const problems = lines.filter((line) => line.includes('"problem":')).length;
    return { problems, others: lines.length - problems };
  };
  const [ofApi, ofWorker] = [await count(api), await count(worker)];
  return { api: ofApi.others, worker: ofWorker.others, problems: ofApi.problems + ofWorker.problems };
}
