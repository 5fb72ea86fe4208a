import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openQueues } from '@bacs/queue';
import type { App } from '@bacs/stack';
import { execa } from 'execa';
import { afterEach, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { kill } from '../cluster/process-state.ts';
import { afterTests } from '../support/after-tests.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';
import { updateRow } from '../support/rows.ts';
import { runApi } from '../support/run-api.ts';
import { type OwnWorker, runWorker } from '../support/run-worker.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { callTimes, createJobCalls, waitUntilHeld } from './aws-calls.ts';
import { endedJob } from './ended-job.ts';
import { expectRenderedOnce } from './expect-rendered-once.ts';
import { accept, historyOf, rowOf, waitForRow } from './production.ts';
import { letIdleTimePass, letLocksPass } from './time.ts';

const cluster = await openTestCluster('partitions', { env: { AWS_TIMEOUT_MS: '3000' } });
const { control } = cluster.aws;
const { queues, closeQueues } = openQueues({ connection: cluster.redis.client, prefix: 'bacs' });
const own = await cluster.openProxies();
const simple = { profile: 'simple-hls' };

let closeApi: () => Promise<void>;
let api: ApiClient;
let upload: { uuid: string };
/** This worker is cut off again and again; its peer is not. */
let worker: App;
let peer: OwnWorker;

beforeAll(async () => {
  ({ close: closeApi } = await runApi(cluster.env));
  worker = await cluster.startWorker({ proxies: own });
  api = await cluster.signUp();
  upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
});
afterEach(() => control.setFaults({}));
afterTests(closeQueues);

it.each(['reset', 'black_hole'] as const)(
  'row 57: a worker cut off from MySQL at its intent (%s) does not call CreateJob',
  async (mode) => {
    const committing = own.mysql.hold(/commit/i, { after: /submit_intent_at/ });
    const { ulid } = await api.produce(upload, simple);
    const { cut } = await committing;
    await own.mysql.setMode(mode);
    await worker.waitForLine(new RegExp(`"job":"${ulid}.1".*job failed`));
    expect(await createJobCalls(cluster, ulid)).toEqual([]);
    cut();
    await own.mysql.setMode('pass');
    await api.waitFor(ulid, 'completed');
    await expectRenderedOnce(cluster, ulid);
    await expectIntentsBeforeCalls();
  },
);

it('row 56: a worker is cut off from Redis while CreateJob answers: a peer continues, and there is one job', async () => {
  await control.setFaults({ hold_answers: ['CreateJob'] });
  const { ulid } = await api.produce(upload, simple);
  await waitUntilHeld(cluster, 'CreateJob');
  await own.redis.setMode('black_hole');
  await letLocksPass(cluster);
  peer = await runWorker(cluster.env);
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await own.redis.setMode('pass');
  await expectRenderedOnce(cluster, ulid);
  expect((await queues.render.getJob(`${ulid}.1`))?.stalledCounter).toBeGreaterThan(0);

  // The worker comes back by itself.
  await peer.close();
  const { ulid: next } = await api.produce(upload, simple);
  await api.waitFor(next, 'completed');
  await expectRenderedOnce(cluster, next, { attempts: [1, 2] });
});

it('row 58: connections of all kinds that are half open are noticed within 30 s', async () => {
  await kill(worker);
  peer = await runWorker(cluster.env);
  await control.setFaults({ error: { GetJob: { status: 500, code: 'InternalServerErrorException' } } });
  // Many requests run at once, so that both pools hold connections that nobody has used since.
  const inFlight = await Promise.all(Array.from({ length: 8 }, () => api.produce(upload, simple)));
  await Promise.all(inFlight.map(({ ulid }) => api.waitUntilTaken(ulid)));
  await Promise.all(
    [cluster.redis, cluster.mysql, cluster.aws].map(({ proxy }) => proxy.setMode('half_open')),
  );
  await control.setFaults({});
  const since = performance.now();
  const seconds = () => Math.round((performance.now() - since) / 1_000);
  const accepting = vi.waitFor(() => api.produce(upload, simple), patiently).then(seconds);
  const rendering = Promise.all(
    inFlight.map(({ ulid }) => waitForRow(cluster, ulid, { status: 'completed' })),
  ).then(seconds);
  const [accepted, rendered] = await Promise.all([accepting, rendering]);
  process.stderr.write(`half open: accepting after ${accepted} s, rendering after ${rendered} s\n`);
  // Each timeout ends within 30 s, and a busy machine needs some time after it. TCP alone gives up a connection only
  // after a quarter of an hour.
  expect(accepted).toBeLessThan(60);
  expect(rendered).toBeLessThan(60);
  for (const { ulid } of inFlight) await expectRenderedOnce(cluster, ulid, { attempts: [1, 2] });
});

it('row 60: a job of a newer release, whose data has a member that this one does not know, is worked on', async () => {
  const { ulid } = await accept(cluster, upload, { config: simple });
  const data = { production_ulid: ulid, attempt: 1, urgency: 'high' };
  await queues.render.add('render', data, { jobId: `${ulid}.1` });
  await waitForRow(cluster, ulid, { status: 'completed' });
  await expectRenderedOnce(cluster, ulid);
});

it('row 60: a row in a state that only a newer release works on is left as it is', async () => {
  const { id, ulid } = await accept(cluster, upload, { config: simple });
  await updateRow(cluster.mysql.db, 'productions', id, { status: 'deleting' });
  await letIdleTimePass(cluster, ulid);
  const before = await rowOf(cluster, ulid);
  await queues.render.add('render', { production_ulid: ulid, attempt: 1 }, { jobId: `${ulid}.1` });
  expect((await endedJob(queues, `${ulid}.1`)).failedReason).toBeUndefined();
  await afterTwoSweeps();
  expect(await rowOf(cluster, ulid)).toEqual(before);
  expect(await cluster.aws.control.jobsOf(ulid)).toEqual([]);
});

const fullDisk = '/dev/full';

it.skipIf(!existsSync(fullDisk))('row 61: the disk of the log is full: API and worker go on', async () => {
  await renderWithOutputsTo(fullDisk);
});

it('row 61: the reader of the log is gone: API and worker go on', async () => {
  const pipe = join(cluster.dir, 'log-pipe');
  await execa('mkfifo', [pipe]);
  await renderWithOutputsTo(pipe);
});

async function renderWithOutputsTo(path: string): Promise<void> {
  await Promise.all([closeApi(), peer.close()]);
  await letLocksPass(cluster);
  const preload = pathToFileURL(`${import.meta.dirname}/break-stdout.mjs`).href;
  const env = { NODE_OPTIONS: `--import ${preload}`, STDOUT_TO: path };
  const apps = [await cluster.startApi(env), await cluster.startWorker({ env, wait: false })];
  onTestFinished(async () => void (await Promise.all(apps.map(kill))));
  for (const more of [1, 2]) {
    const { ulid } = await api.produce(upload, { ...simple, name: `with no log ${more}` });
    await api.waitFor(ulid, 'completed');
    await expectRenderedOnce(cluster, ulid, { attempts: [1, 2] });
  }
  expect(apps.map(({ ending }) => ending())).toEqual([null, null]);
}

async function expectIntentsBeforeCalls(): Promise<void> {
  const calls = await createJobCalls(cluster);
  const times = await callTimes(cluster, 'CreateJob');
  for (const [index, { ulid }] of calls.entries()) {
    const intended = (await historyOf(cluster, ulid)).find(({ event }) => event === 'intended');
    expect(intended?.created_at.getTime()).toBeLessThanOrEqual(times[index]?.getTime() ?? 0);
  }
}

async function afterTwoSweeps(): Promise<void> {
  const before = await newestSweep();
  await vi.waitFor(async () => expect(await newestSweep()).toBeGreaterThan(before + 1_000), patiently);
}

async function newestSweep(): Promise<number> {
  const [job] = await queues.reconcile.getJobs(['completed'], 0, 0);
  return job?.finishedOn ?? 0;
}
