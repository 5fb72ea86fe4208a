import { openQueues } from '@bacs/queue';
import type { App } from '@bacs/stack';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { kill, pause, waitUntilStopped } from '../cluster/process-state.ts';
import { afterTests } from '../support/after-tests.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';
import { runApi } from '../support/run-api.ts';
import { openTestClusterWithOwnAws } from '../support/test-cluster.ts';
import { createJobCalls, statusesOf, waitForCall } from './aws-calls.ts';
import { expectRenderedOnce } from './expect-rendered-once.ts';
import { rowOf } from './production.ts';
import { letLocksPass } from './time.ts';

const cluster = await openTestClusterWithOwnAws('answer', {
  // A process that continues after a stop of seconds can still read its answer.
  env: { AWS_TIMEOUT_MS: '25000', SUBMIT_GUARD_MS: '30000', SUBMIT_RESEND_MS: '30000' },
});
const { aws, mysql, redis } = cluster;
const { queues, closeQueues } = openQueues({ connection: redis.client, prefix: 'bacs' });
const createJob = /^POST \/2017-08-29\/jobs /;

/** MediaConvert honors a token for less than this, and a signed request lives longer: that gap makes twins. */
const pastToken = 61_000;

let api: ApiClient;
let upload: { uuid: string };
let worker: App;

beforeAll(async () => {
  await runApi(cluster.env);
  worker = await cluster.startWorker();
  api = await cluster.signUp();
  upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
});

beforeEach(async () => {
  await aws.control.setFaults({});
  await aws.clock.set(0);
});

afterTests(closeQueues);

it('row 34: MySQL is killed before the answer is stored: it is stored later, and there is no second job', async () => {
  await aws.control.setFaults({ hold_answers: ['CreateJob'] });
  const { ulid } = await api.produce(upload);
  await waitForCall(cluster, ulid, { outcome: 'answer_held' });
  await mysql.kill();
  await aws.control.setFaults({});
  await waitForCall(cluster, ulid, { outcome: 'answered', status: 201 });
  const jobs = await cluster.aws.control.jobsOf(ulid);
  await mysql.start();
  await expectRenderedOnce(cluster, ulid);
  expect((await cluster.aws.control.jobsOf(ulid)).map(({ Id }) => Id)).toEqual(jobs.map(({ Id }) => Id));
});

it('row 35: the transaction is rolled back, twice: it is tried again, and the call is not', async () => {
  // Only a table without transactions keeps what was rolled back.
  await sql`CREATE TABLE rollbacks (errno INT) ENGINE = MyISAM`.execute(mysql.db);
  await sql`CREATE TRIGGER roll_back BEFORE INSERT ON production_events FOR EACH ROW BEGIN
    IF NEW.event = 'submitted' AND (SELECT COUNT(*) FROM rollbacks) = 0 THEN
      INSERT INTO rollbacks VALUES (1213);
      SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213;
    ELSEIF NEW.event = 'submitted' AND (SELECT COUNT(*) FROM rollbacks) = 1 THEN
      INSERT INTO rollbacks VALUES (1205);
      SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1205;
    END IF;
  END`.execute(mysql.db);
  const { ulid } = await api.produce(upload);
  await expectRenderedOnce(cluster, ulid);
  const { rows } = await sql<{ errno: number }>`SELECT errno FROM rollbacks`.execute(mysql.db);
  await sql`DROP TRIGGER roll_back`.execute(mysql.db);
  expect(rows.map(({ errno }) => errno)).toEqual([1213, 1205]);
  expect(await statusesOf(cluster, ulid)).toEqual([201]);
});

it('row 36: another has stored a job meanwhile: the one of this answer is canceled, and the row keeps its own', async () => {
  const stopped = worker;
  const paused = '^[0-9A-Z]{26}$';
  await aws.control.setFaults({ paused, hold_answers: ['CreateJob'] });
  const { ulid } = await api.produce(upload);
  await waitForCall(cluster, ulid, { outcome: 'answer_held' });
  await pause(stopped);
  const [first] = await cluster.aws.control.jobsOf(ulid);
  await aws.control.setFaults({ paused });
  await aws.clock.set(pastToken);
  await letLocksPass(cluster);
  worker = await cluster.startWorker();
  const { mediaconvert_job_id } = await api.waitUntilTaken(ulid);
  expect(mediaconvert_job_id).not.toBe(first?.Id);
  stopped.kill('SIGCONT');
  await waitForCancellation(ulid, first?.Id);
  expect(await rowOf(cluster, ulid)).toMatchObject({ status: 'submitted', mediaconvert_job_id });
  await kill(stopped);
  await aws.control.setFaults({});
  await expectRenderedOnce(cluster, ulid, { twins: true });
  expect(await statusesOf(cluster, ulid)).toEqual([201, 201]);
});

it('rows 29, 36: the worker is stopped before the wire, past the token but not the signature: its late call makes a twin, which it cancels', async () => {
  const stopped = worker;
  const { ulid, jobId } = await completeWhileStopped(stopped);
  stopped.kill('SIGCONT');
  const twin = await waitForTwin(ulid, jobId);
  await waitForCancellation(ulid, twin);
  await kill(stopped);
  await expectRenderedOnce(cluster, ulid, { twins: true });
  expect((await rowOf(cluster, ulid)).mediaconvert_job_id).toBe(jobId);
  expect(await statusesOf(cluster, ulid)).toEqual([201, 201]);
});

it('rows 29, 36: and killed right after its late call: the sweep cancels the twin', async () => {
  const stopped = worker;
  const { ulid, jobId } = await completeWhileStopped(stopped);
  await aws.control.setFaults({ paused: ulid, hold_answers: ['CreateJob'] });
  stopped.kill('SIGCONT');
  await waitForCall(cluster, ulid, { outcome: 'answer_held' });
  await kill(stopped);
  const twin = await waitForTwin(ulid, jobId);
  await sweepUntilCanceled(ulid, twin);
  await expectRenderedOnce(cluster, ulid, { twins: true });
  expect((await rowOf(cluster, ulid)).mediaconvert_job_id).toBe(jobId);
  expect(await statusesOf(cluster, ulid)).toEqual([201, 201]);
});

it('rows 28, 36: the call of a dead worker is held up and comes in after that of the next: the sweep cancels the twin', async () => {
  const holding = aws.proxy.hold(createJob);
  const { ulid } = await api.produce(upload);
  const call = await holding;
  await kill(worker);
  await letLocksPass(cluster);
  worker = await cluster.startWorker();
  const { mediaconvert_job_id: jobId } = await api.waitFor(ulid, 'completed');
  await aws.clock.set(pastToken);
  await aws.control.setFaults({ paused: ulid });
  call.release();
  const twin = await waitForTwin(ulid, jobId);
  await sweepUntilCanceled(ulid, twin);
  await expectRenderedOnce(cluster, ulid, { twins: true });
  expect((await rowOf(cluster, ulid)).mediaconvert_job_id).toBe(jobId);
  expect(await createJobCalls(cluster, ulid)).toHaveLength(2);
});

/**
 * Makes a worker stop itself between its last guard and the wire, and lets the next worker complete the production.
 * Past the token's life, what the first worker sends makes another job, which stays as it is submitted.
 */
async function completeWhileStopped(stopped: App) {
  await cluster.armFaultPoint('create-job', 'SIGSTOP');
  const { ulid } = await api.produce(upload);
  await waitUntilStopped(stopped.pid);
  expect(await createJobCalls(cluster, ulid)).toEqual([]);
  await letLocksPass(cluster);
  worker = await cluster.startWorker();
  const { mediaconvert_job_id: jobId } = await api.waitFor(ulid, 'completed');
  await aws.clock.set(pastToken);
  await aws.control.setFaults({ paused: ulid });
  return { ulid, jobId };
}

/** @returns the id of the one job besides the row's. */
async function waitForTwin(ulid: string, jobId: string | null): Promise<string | undefined> {
  return await vi.waitFor(async () => {
    const twins = (await cluster.aws.control.jobsOf(ulid)).filter(({ Id }) => Id !== jobId);
    expect(twins).toHaveLength(1);
    return twins[0]?.Id;
  }, patiently);
}

/** Nobody searches while the sweep of `watch` has just listed every job, of which the last one has ended then. */
async function sweepUntilCanceled(ulid: string, jobId: string | undefined): Promise<void> {
  await vi.waitFor(async () => {
    await queues.twins.add('twins', {});
    expect(await cluster.aws.control.jobsOf(ulid)).toContainEqual(canceledJob(jobId));
  }, patiently);
}

async function waitForCancellation(ulid: string, jobId: string | undefined): Promise<void> {
  await vi.waitFor(
    async () => expect(await cluster.aws.control.jobsOf(ulid)).toContainEqual(canceledJob(jobId)),
    patiently,
  );
}

const canceledJob = (jobId: string | undefined) => expect.objectContaining({ Id: jobId, Status: 'CANCELED' });
