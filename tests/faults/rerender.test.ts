import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { type App, outputBucket } from '@bacs/stack';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { kill } from '../cluster/process-state.ts';
import { at } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { outputKeys } from '../support/objects.ts';
import { patiently } from '../support/patiently.ts';
import { runApi } from '../support/run-api.ts';
import { type OwnWorker, runWorker } from '../support/run-worker.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { letTimePass } from '../support/time.ts';
import { createJobCalls } from './aws-calls.ts';
import { expectRenderedOnce } from './expect-rendered-once.ts';
import { historyOf, rowOf, waitForRow } from './production.ts';
import { letLocksPass } from './time.ts';

const cluster = await openTestCluster('rerender', { env: { DELETE_SWEEP_MS: '500' } });
const { aws, mysql } = cluster;
const simple = { profile: 'simple-hls' };
const createJob = /^POST \/2017-08-29\/jobs /;
/** The transaction that has the production rendered again */
const requeueing = { after: /`failed_jobs` = / };
/** The first `count` jobs end in ERROR. */
const failing = (count: number, code = 1999) => ({ job_error: { code, message: 'no luck', count } });

let api: ApiClient;
let upload: { uuid: string };
let worker: OwnWorker | undefined;

beforeAll(async () => {
  await runApi(cluster.env);
  worker = await runWorker(cluster.env);
  api = await cluster.signUp();
  upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
});

beforeEach(async () => {
  await aws.control.setFaults({});
  worker ??= await runWorker(cluster.env);
});

it.each([1, 2])(
  'row 67: AWS fails %i times by a fault of its own: it completes, one job at a time',
  async (times) => {
    await aws.control.setFaults(failing(times));
    const { ulid } = await api.produce(upload, simple);
    const { rerenders, error, attempt } = await api.waitFor(ulid, 'completed');
    expect({ rerenders, error, attempt }).toEqual({ rerenders: times, error: null, attempt: 1 });
    await expectRenderedOnce(cluster, ulid, { rerenders: times });
    expect(await tokensOf(ulid)).toEqual([ulid, `${ulid}-2`, `${ulid}-3`].slice(0, times + 1));
    const told = (await historyOf(cluster, ulid)).filter(({ event }) => event === 'queued').slice(1);
    const { failed_jobs } = await rowOf(cluster, ulid);
    expect(told.map(({ detail }) => detail)).toEqual(
      failed_jobs?.map(({ id, code }) => ({ mediaconvert_job_id: id, code, message: 'no luck' })),
    );
  },
);

it('row 68: AWS fails a third time: it has failed, and there is no fourth job', async () => {
  await aws.control.setFaults(failing(4));
  const { ulid } = await api.produce(upload, simple);
  const { error } = await api.waitFor(ulid, 'failed');
  expect(error).toMatchObject({ code: '1999', message: 'no luck', class: 'aws', retryable: true });
  await expectRenderedOnce(cluster, ulid, { status: 'failed', error: '1999', rerenders: 2 });
});

it.each([1010, 1040, 1432, 1700, 4711])(
  'row 68: code %i is not to pass: it has failed at once',
  async (code) => {
    await aws.control.setFaults(failing(1, code));
    const { ulid } = await api.produce(upload, simple);
    await api.waitFor(ulid, 'failed');
    await expectRenderedOnce(cluster, ulid, { status: 'failed', error: `${code}` });
  },
);

it('row 69: the worker is killed before it has stored that it is rendered again: another one stores it once', async () => {
  const doomed = await startDoomed();
  await aws.control.setFaults(failing(1));
  const committing = mysql.proxy.hold(/commit/i, requeueing);
  const { ulid } = await api.produce(upload, simple);
  const { cut } = await committing;
  await kill(doomed);
  cut();
  expect(await rowOf(cluster, ulid)).toMatchObject({
    failed_jobs: null,
    mediaconvert_job_id: expect.any(String),
  });
  await letLocksPass(cluster);
  worker = await runWorker(cluster.env);
  await expectRenderedOnce(cluster, ulid, { rerenders: 1 });
});

it('row 69: the worker is killed when it has just stored that: another one submits it', async () => {
  const doomed = await startDoomed();
  await aws.control.setFaults(failing(1));
  const stored = mysql.proxy.dropAnswer(/commit/i, requeueing);
  const { ulid } = await api.produce(upload, simple);
  const { cut } = await stored;
  await kill(doomed);
  cut();
  expect(await rowOf(cluster, ulid)).toMatchObject({
    status: 'queued',
    failed_jobs: [{ id: expect.any(String), code: '1999' }],
    mediaconvert_job_id: null,
    submit_intent_at: null,
    progress_percent: 0,
    blocked_reason: expect.stringMatching(/^faulted: MediaConvert failed with 1999: no luck; /),
  });
  expect(await tokensOf(ulid)).toEqual([ulid]);
  await letLocksPass(cluster);
  worker = await runWorker(cluster.env);
  await expectRenderedOnce(cluster, ulid, { rerenders: 1 });
});

it('row 69: the worker is killed between the new intent and the wire: another sends, and only that call is made', async () => {
  const doomed = await startDoomed();
  const { ulid, goOn } = await failOnce();
  await cluster.armFaultPoint('create-job', 'SIGKILL');
  await goOn();
  expect(await doomed.ended).toBe('SIGKILL');
  expect(await rowOf(cluster, ulid)).toMatchObject({ submit_intent_at: expect.any(Date) });
  await letLocksPass(cluster);
  worker = await runWorker(cluster.env);
  await expectRenderedOnce(cluster, ulid, { rerenders: 1 });
  expect(await tokensOf(ulid)).toEqual([ulid, `${ulid}-2`]);
});

it('row 70: the answer to the new CreateJob is lost: the search finds that job, and not the failed one', async () => {
  const { ulid, goOn } = await failOnce();
  const dropped = aws.proxy.dropAnswer(createJob);
  await goOn();
  const { cut } = await dropped;
  await letTimePass(mysql.db, ulid, 61_000);
  cut();
  await expectRenderedOnce(cluster, ulid, { rerenders: 1 });
  expect(await tokensOf(ulid)).toEqual([ulid, `${ulid}-2`]);
});

it('row 70: the new CreateJob was never sent: the search passes over the failed job, and it is submitted', async () => {
  const doomed = await startDoomed();
  const { ulid, goOn } = await failOnce();
  await cluster.armFaultPoint('create-job', 'SIGKILL');
  await goOn();
  await doomed.ended;
  await letTimePass(mysql.db, ulid, 20 * 60_000);
  await letLocksPass(cluster);
  worker = await runWorker(cluster.env);
  await expectRenderedOnce(cluster, ulid, { rerenders: 1, detour: true });
  expect(await tokensOf(ulid)).toEqual([ulid, `${ulid}-2`]);
});

it('row 71: its owner cancels it before it is rendered again: it is canceled, and nothing is submitted', async () => {
  const { ulid, goOn } = await failOnce();
  const { data } = await api.POST('/api/productions/{id}/cancel', at(ulid));
  expect(data).toMatchObject({ status: 'canceled', rerenders: 1 });
  await goOn();
  expect(await tokensOf(ulid)).toEqual([ulid]);
});

it('row 71: its owner has asked to cancel it when it fails: it is canceled', async () => {
  await aws.control.setFaults({ ...failing(1), hold: ['GetJob', 'CancelJob'] });
  const { ulid } = await api.produce(upload, simple);
  await waitForRow(cluster, ulid, { mediaconvert_job_id: expect.any(String) });
  await api.POST('/api/productions/{id}/cancel', at(ulid));
  const ended = async () => (await aws.control.jobsOf(ulid))[0]?.Status;
  await vi.waitFor(async () => expect(await ended()).toBe('ERROR'), patiently);
  await aws.control.setFaults({});
  await api.waitFor(ulid, 'canceled');
  expect(await tokensOf(ulid)).toEqual([ulid]);
});

it('row 71: its owner retries or deletes it before it is rendered again: not yet, and at once', async () => {
  const { ulid, goOn } = await failOnce();
  const { error } = await api.POST('/api/productions/{id}/retry', at(ulid));
  expect(error).toMatchObject({ code: 'PRODUCTION_NOT_ENDED' });
  expect(await keysOf(ulid)).not.toEqual([]);
  await api.DELETE('/api/productions/{id}', at(ulid));
  await goOn();
  const gone = async () => (await api.GET('/api/productions/{id}', at(ulid))).response.status;
  await vi.waitFor(async () => expect(await gone()).toBe(404), patiently);
  expect(await keysOf(ulid)).toEqual([]);
  expect(await tokensOf(ulid)).toEqual([ulid]);
});

it('row 72: the failed job has left outputs: the next one writes all of them again', async () => {
  const { ulid, goOn } = await failOnce();
  const left = await keysOf(ulid);
  expect(left.length).toBeGreaterThan(2);
  // Not everything that was written need be there.
  await cluster.s3.send(new DeleteObjectCommand({ Bucket: outputBucket, Key: left[0] }));
  await goOn();
  const { outputs } = await api.waitFor(ulid, 'completed');
  expect(outputs).not.toEqual([]);
  expect(await keysOf(ulid)).toEqual(left);
  await expectRenderedOnce(cluster, ulid, { rerenders: 1 });
});

/** Starts a process in place of the worker here, for a test that kills or stops it. */
async function startDoomed(): Promise<App> {
  await worker?.close();
  worker = undefined;
  return await cluster.startWorker();
}

/** Makes a production whose first job AWS has failed. It is not submitted again before `goOn` is called. */
async function failOnce() {
  await aws.control.setFaults({ paused: '.+' });
  const { ulid } = await api.produce(upload, simple);
  await waitForRow(cluster, ulid, { mediaconvert_job_id: expect.any(String) });
  await aws.control.setFaults({ ...failing(1), hold: ['HeadObject'] });
  await waitForRow(cluster, ulid, {
    status: 'queued',
    failed_jobs: [{ id: expect.any(String), code: '1999' }],
  });
  return { ulid, goOn: () => aws.control.setFaults({}) };
}

async function tokensOf(ulid: string): Promise<string[]> {
  const tokens = (await createJobCalls(cluster)).map((call) => call.ulid);
  return tokens.filter((token) => token.startsWith(ulid));
}

async function keysOf(ulid: string): Promise<string[]> {
  return (await outputKeys(cluster.s3)).filter((key) => key.includes(`/${ulid}/`)).sort();
}
