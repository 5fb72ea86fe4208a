import { CancelJobCommand, GetJobCommand } from '@aws-sdk/client-mediaconvert';
import type { FaultSettings } from '@bacs/local-aws';
import { hurry, openQueues } from '@bacs/queue';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { kill } from '../cluster/process-state.ts';
import { afterTests } from '../support/after-tests.ts';
import type { ApiClient } from '../support/api-client.ts';
import { runApi } from '../support/run-api.ts';
import { type OwnWorker, runWorker } from '../support/run-worker.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { forgetCalls, waitForCalls, waitUntilHeld } from './aws-calls.ts';
import { endedJob } from './ended-job.ts';
import { expectRenderedOnce } from './expect-rendered-once.ts';
import { openMediaConvert } from './media-convert.ts';
import { rowOf, waitForRow } from './production.ts';
import { letLocksPass } from './time.ts';

const cluster = await openTestCluster('end');
const { control } = cluster.aws;
const { queues, closeQueues } = openQueues({ connection: cluster.redis.client, prefix: 'bacs' });
const mediaConvert = openMediaConvert(cluster);
const simple = { profile: 'simple-hls' };
const completing = { after: /'completed'/ };

let worker: OwnWorker;
let api: ApiClient;
let upload: { uuid: string };

beforeAll(async () => {
  await runApi(cluster.env);
  worker = await runWorker(cluster.env);
  api = await cluster.signUp();
  upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
});
beforeEach(() => forgetCalls(cluster));
afterEach(() => control.setFaults({}));
afterTests(async () => {
  mediaConvert.destroy();
  await closeQueues();
});

const missing = { status: 404, code: 'NoSuchKey' };
const rewrite = (pattern: string, replacement: string) => ({ rewrite: { GetJob: { pattern, replacement } } });
/** The job stays in transcoding until the test ends this rewrite. */
const transcoding = rewrite('COMPLETE', 'PROGRESSING');

it('row 45: outputs that are not seen for a while are looked for again', async () => {
  const { ulid } = await completeWithoutOutputs();
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
});

it('row 45: outputs that stay missing past the grace fail the production', async () => {
  const { ulid } = await completeWithoutOutputs();
  const overAMinuteAgo = Math.floor(Date.now() / 1_000) - 61;
  const longEnded = rewrite('"finishTime":[\\d.]+', `"finishTime":${overAMinuteAgo}`);
  await control.setFaults({ error: { GetObject: missing }, ...longEnded });
  const { error } = await api.waitFor(ulid, 'failed');
  expect(error?.message).toContain(`/${ulid}/`);
  await expectRenderedOnce(cluster, ulid, { status: 'failed', error: 'OUTPUT_MISSING' });
});

it('row 46: a status that nobody knows is taken for no answer, and logged as an error', async () => {
  await control.setFaults(rewrite('PROGRESSING|COMPLETE', 'DREAMING'));
  const { ulid } = await api.produce(upload, simple);
  await waitForCalls(cluster, 'GetJob', 12);
  const told = 'GetJob answered what does not fit: Status is "DREAMING"';
  expect(await rowOf(cluster, ulid)).toMatchObject({
    // A sweep may have found it in the list of what transcodes.
    status: expect.stringMatching(/^(submitted|processing)$/),
    attempt: 1,
    blocked_reason: `unknown: ${told}`,
  });
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
  const errors = worker
    .log()
    .split('\n')
    .filter((line) => line.includes('"level":50') && line.includes('DREAMING'));
  expect(errors.map((line) => JSON.parse(line))[0]).toMatchObject({ production: ulid, inFull: told });
  // One line stands for all the looks of ten seconds.
  expect(errors.length).toBeLessThan(6);
});

it('row 46: a status and a progress that go backwards change nothing', async () => {
  await control.setFaults(transcoding);
  const { ulid } = await api.produce(upload, simple);
  await waitForRow(cluster, ulid, { status: 'processing', progress_percent: 100 });
  await forgetCalls(cluster);
  await control.setFaults(
    rewrite('"COMPLETE"(.*)"jobPercentComplete":\\d+', '"PROGRESSING"$1"jobPercentComplete":0'),
  );
  await waitForCalls(cluster, 'GetJob', 3);
  expect(await rowOf(cluster, ulid)).toMatchObject({ status: 'processing', progress_percent: 100 });
  await forgetCalls(cluster);
  await control.setFaults(rewrite('PROGRESSING|COMPLETE', 'SUBMITTED'));
  await waitForCalls(cluster, 'GetJob', 3);
  expect(await rowOf(cluster, ulid)).toMatchObject({ status: 'processing', progress_percent: 100 });
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
});

it('row 47: a worker that is killed when its end has just been stored leaves nothing to store again', async () => {
  await worker.close();
  const doomed = await cluster.startWorker();
  const stored = cluster.mysql.proxy.dropAnswer(/commit/i, completing);
  const { ulid } = await api.produce(upload, simple);
  const { cut } = await stored;
  await kill(doomed);
  cut();
  const before = await rowOf(cluster, ulid);
  expect(before.status).toBe('completed');
  await letLocksPass(cluster);
  worker = await runWorker(cluster.env);
  await endedJob(queues, `${ulid}.1`);
  expect(await rowOf(cluster, ulid)).toEqual(before);
  await expectRenderedOnce(cluster, ulid);
});

const races: [string, FaultSettings, string, 'canceled' | 'completed'][] = [
  // A job that waits in MediaConvert's queue does not complete before it is canceled.
  ['before GetJob is carried out', { hold: ['GetJob'], paused: '.+' }, 'GetJob', 'canceled'],
  ['while its answer is on the way', { hold_answers: ['GetJob'], paused: '.+' }, 'GetJob', 'canceled'],
  ['when it has said COMPLETE', { hold: ['GetObject'] }, 'GetObject', 'completed'],
];

it.each(races)(
  'row 48: somebody cancels the job %s: one end, and MediaConvert agrees',
  async (_when, faults, operation, status) => {
    await control.setFaults(faults);
    const { ulid } = await api.produce(upload, simple);
    await waitForRow(cluster, ulid, { mediaconvert_job_id: expect.any(String) });
    // Nobody looks at a job that waits, until an event comes.
    const job = { production_ulid: ulid, attempt: 1 };
    await hurry({ queues, redis: cluster.redis.client }, 'render', job, { deadlineMs: 60_000 });
    await waitUntilHeld(cluster, operation);
    const canceled = await mediaConvert
      .send(new CancelJobCommand({ Id: (await rowOf(cluster, ulid)).mediaconvert_job_id ?? '' }))
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

/** Makes a production whose outputs were searched for twice, all three of them, and which waits for them. */
async function completeWithoutOutputs() {
  await control.setFaults({ error: { GetObject: missing }, ...transcoding });
  const production = await api.produce(upload, simple);
  await waitForRow(cluster, production.ulid, { status: 'processing' });
  await control.setFaults({ error: { GetObject: missing } });
  await waitForCalls(cluster, 'GetObject', 6);
  expect(await rowOf(cluster, production.ulid)).toMatchObject({ status: 'processing' });
  return production;
}

async function jobOf(ulid: string) {
  const { mediaconvert_job_id: Id } = await rowOf(cluster, ulid);
  const { Job: job } = await mediaConvert.send(new GetJobCommand({ Id: Id ?? '' }));
  if (!job) throw new Error(`MediaConvert does not know ${Id}`);
  return job;
}
