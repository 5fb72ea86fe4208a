import { readFile } from 'node:fs/promises';
import { CancelJobCommand, GetJobCommand } from '@aws-sdk/client-mediaconvert';
import { findProduction } from '@bacs/db';
import type { FaultSettings } from '@bacs/local-aws';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { App } from '../cluster/apps.ts';
import type { ApiClient } from '../support/api-client.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import {
  expectRenderedOnce,
  forgetCalls,
  historyOf,
  openMediaConvert,
  waitForRow,
  waitUntilHeld,
} from './watched.ts';

const cluster = await openTestCluster('end', { env: { LOCAL_AWS_INSTANT_RENDER_MS: '2000' } });
const { control } = cluster.aws;
const mediaConvert = openMediaConvert(cluster);
const simple = { profile: 'simple-hls' };
const completing = { after: /'completed'/ };

let worker: App;
let api: ApiClient;
let upload: { uuid: string };

beforeAll(async () => {
  await cluster.startApi();
  worker = await cluster.startWorker();
  api = await cluster.signUp();
  upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
});
beforeEach(() => forgetCalls(cluster));
afterEach(() => control.setFaults({}));
afterAll(() => mediaConvert.destroy());

const missing = { status: 404, code: 'NoSuchKey' };

it('row 45: outputs that are not seen for a while are looked for again', async () => {
  await control.setFaults({ error: { GetObject: missing } });
  const { ulid } = await api.produce(upload, simple);
  await control.waitForCalls('GetObject', 6);
  expect(await findProduction(cluster.mysql.db, { ulid })).toMatchObject({ status: 'processing' });
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
});

it('row 45: outputs that stay missing past the grace fail the production', async () => {
  await control.setFaults({ error: { GetObject: missing } });
  const { ulid } = await api.produce(upload, simple);
  const { error } = await api.waitFor(ulid, 'failed');
  expect(error).toMatchObject({ code: 'OUTPUT_MISSING', message: expect.stringContaining(`/${ulid}/`) });
  await expectRenderedOnce(cluster, ulid, { status: 'failed' });
  const failedAt = (await historyOf(cluster, ulid)).at(-1)?.created_at.getTime() ?? 0;
  const finishedAt = (await jobOf(ulid)).Timing?.FinishTime?.getTime() ?? 0;
  expect(failedAt - finishedAt).toBeGreaterThan(3_000);
});

it('row 46: a status that nobody knows is ignored, and logged once for all the looks', async () => {
  await control.setFaults({
    rewrite: { GetJob: { pattern: 'PROGRESSING|COMPLETE', replacement: 'DREAMING' } },
  });
  const { ulid } = await api.produce(upload, simple);
  await control.waitForCalls('GetJob', 12);
  expect(await findProduction(cluster.mysql.db, { ulid })).toMatchObject({ status: 'submitted', attempt: 1 });
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
  const lines = (await readFile(worker.logFile, 'utf8')).split('\n');
  expect(lines.filter((line) => line.includes('"status":"DREAMING"'))).toHaveLength(1);
});

it('row 46: a status and a progress that go backwards change nothing', async () => {
  const { ulid } = await api.produce(upload, simple);
  await vi.waitFor(async () => expect((await rowOf(ulid)).progress_percent).toBeGreaterThan(0), {
    timeout: 30_000,
    interval: 20,
  });
  const { progress_percent: before } = await rowOf(ulid);
  await forgetCalls(cluster);
  await control.setFaults({
    rewrite: { GetJob: { pattern: '"jobPercentComplete":\\d+', replacement: '"jobPercentComplete":0' } },
  });
  await control.waitForCalls('GetJob', 2);
  await control.setFaults({
    rewrite: { GetJob: { pattern: 'PROGRESSING|COMPLETE', replacement: 'SUBMITTED' } },
  });
  await control.waitForCalls('GetJob', 6);
  const { status, progress_percent: after } = await rowOf(ulid);
  expect(status).toBe('processing');
  expect(after).toBeGreaterThanOrEqual(before);
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
});

it('row 47: a worker that is killed when its end has just been stored leaves nothing to store again', async () => {
  const stored = cluster.mysql.proxy.dropAnswer(/commit/i, completing);
  const { ulid } = await api.produce(upload, simple);
  const { cut } = await stored;
  worker.kill('SIGKILL');
  await worker.ended;
  cut();
  const before = await rowOf(ulid);
  expect(before.status).toBe('completed');
  worker = await cluster.startWorker();
  await waitUntilJobIsGone(ulid);
  expect(await rowOf(ulid)).toEqual(before);
  await expectRenderedOnce(cluster, ulid);
});

const races: [string, FaultSettings, string, 'canceled' | 'completed'][] = [
  ['before GetJob is carried out', { hold: ['GetJob'] }, 'GetJob', 'canceled'],
  ['while its answer is on the way', { hold_answers: ['GetJob'] }, 'GetJob', 'canceled'],
  ['when it has said COMPLETE', { hold: ['GetObject'] }, 'GetObject', 'completed'],
];

it.each(races)(
  'row 48: somebody cancels the job %s: one end, and MediaConvert agrees',
  async (_when, faults, operation, status) => {
    await control.setFaults(faults);
    const { ulid } = await api.produce(upload, simple);
    await waitUntilHeld(cluster, operation);
    const canceled = await mediaConvert
      .send(new CancelJobCommand({ Id: (await rowOf(ulid)).mediaconvert_job_id ?? '' }))
      .then(() => true)
      .catch(() => false);
    expect(canceled).toBe(status === 'canceled');
    await control.setFaults({});
    await api.waitFor(ulid, status);
    await expectRenderedOnce(cluster, ulid, { status });
    expect((await jobOf(ulid)).Status).toBe(canceled ? 'CANCELED' : 'COMPLETE');
  },
);

it('row 49: MySQL is killed in the transaction of the end: one end, one event', async () => {
  const committing = cluster.mysql.proxy.hold(/commit/i, completing);
  const { ulid } = await api.produce(upload, simple);
  const { cut } = await committing;
  await cluster.mysql.kill('SIGKILL');
  cut();
  await cluster.mysql.start();
  await waitForRow(cluster, ulid, { status: 'completed' });
  await expectRenderedOnce(cluster, ulid);
});

async function rowOf(ulid: string) {
  const row = await findProduction(cluster.mysql.db, { ulid });
  if (!row) throw new Error(`no production ${ulid}`);
  return row;
}

async function jobOf(ulid: string) {
  const { mediaconvert_job_id: Id } = await rowOf(ulid);
  const { Job: job } = await mediaConvert.send(new GetJobCommand({ Id: Id ?? '' }));
  if (!job) throw new Error(`MediaConvert does not know ${Id}`);
  return job;
}

/** Until BullMQ has its job down as completed. */
async function waitUntilJobIsGone(ulid: string): Promise<void> {
  const look = async () =>
    expect(await cluster.redis.client.zscore('bacs:render:completed', `${ulid}.1`)).not.toBeNull();
  await vi.waitFor(look, { timeout: 60_000, interval: 50 });
}
