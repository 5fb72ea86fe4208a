import type { App } from '@bacs/stack';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { kill, waitUntilStopped } from '../cluster/process-state.ts';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';
import { runApi } from '../support/run-api.ts';
import { type OwnWorker, runWorker } from '../support/run-worker.ts';
import { openTestClusterWithOwnAws } from '../support/test-cluster.ts';
import { letTimePass } from '../support/time.ts';
import { createJobCalls, statusesOf, waitForCall, waitForCalls } from './aws-calls.ts';
import { expectRenderedOnce } from './expect-rendered-once.ts';
import { rowOf, trailOf, waitForRow } from './production.ts';
import { letLocksPass } from './time.ts';

const cluster = await openTestClusterWithOwnAws('create-job');
const { aws, mysql } = cluster;
const createJob = /^POST \/2017-08-29\/jobs /;

/** MediaConvert honors a token for less than this, and the service sends an intent again only before it. */
const pastToken = 61_000;
/** A signed request lives less than this. */
const pastSignature = 301_000;
/** A signed request lives, and an intent stays unsettled, for less than this. */
const pastSettle = 421_000;

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
  await aws.proxy.setMode('pass');
  await aws.control.setFaults({});
  await aws.clock.set(0);
  worker ??= await runWorker(cluster.env);
});

it('row 21: the worker is killed between its intent and the wire: another sends, and only that call is made', async () => {
  const doomed = await startDoomed();
  await cluster.armFaultPoint('create-job', 'SIGKILL');
  const { ulid } = await api.produce(upload);
  expect(await doomed.ended).toBe('SIGKILL');
  expect(await rowOf(cluster, ulid)).toMatchObject({
    status: 'queued',
    submit_intent_at: expect.any(Date),
    mediaconvert_job_id: null,
  });
  expect(await createJobCalls(cluster, ulid)).toEqual([]);
  await letLocksPass(cluster);
  worker = await runWorker(cluster.env);
  await expectRenderedOnce(cluster, ulid);
  expect(await statusesOf(cluster, ulid)).toEqual([201]);
});

it('row 22: nothing listens: the intent is taken back at once, and the same attempt goes on when something does', async () => {
  const committing = mysql.proxy.hold(/commit/i, { after: /submit_intent_at/ });
  const { ulid } = await api.produce(upload);
  const commit = await committing;
  await aws.proxy.setMode('refuse');
  commit.release();
  await waitForRow(cluster, ulid, { blocked_reason: expect.stringMatching(/^unsent: .*ECONNREFUSED/) });
  // Where this test is slow, the worker has tried again already.
  expect((await trailOf(cluster, ulid)).slice(0, 3)).toEqual(['queued', 'intended', 'withdrawn']);
  await aws.proxy.setMode('pass');
  await expectRenderedOnce(cluster, ulid, { detour: true });
  // Nobody waited for the settle window, so there was no search.
  expect(await trailOf(cluster, ulid)).not.toContain('searched');
  expect(await statusesOf(cluster, ulid)).toEqual([201]);
});

it('row 24: a 500 without any effect: it is sent again with the same token', async () => {
  await aws.control.setFaults({
    error: { CreateJob: { status: 500, code: 'InternalServerErrorException', count: 1 } },
  });
  const { ulid } = await api.produce(upload);
  await expectRenderedOnce(cluster, ulid);
  expect(await statusesOf(cluster, ulid)).toEqual([500, 201]);
  expect((await trailOf(cluster, ulid)).filter((event) => event === 'intended')).toHaveLength(1);
});

it('row 25: the answer is lost with its connection: the token finds the job', async () => {
  await aws.control.setFaults({ accept_then_reset: { CreateJob: { count: 1 } } });
  const { ulid } = await api.produce(upload);
  await expectRenderedOnce(cluster, ulid);
  expect((await createJobCalls(cluster, ulid)).map(({ outcome }) => outcome)).toEqual(['reset', 'answered']);
  expect(await cluster.aws.control.jobsOf(ulid)).toHaveLength(1);
});

describe('a call that the worker waits for in vain', () => {
  beforeAll(async () => {
    await worker?.close();
    worker = await runWorker({ ...cluster.env, AWS_TIMEOUT_MS: '6000' });
  });

  it('row 25: the answer never comes: the search finds the job', async () => {
    const dropped = aws.proxy.dropAnswer(createJob);
    const { ulid } = await api.produce(upload);
    await dropped;
    await letTimePass(mysql.db, ulid, pastToken);
    const jobs = await cluster.aws.control.jobsOf(ulid);
    await expectRenderedOnce(cluster, ulid);
    expect((await rowOf(cluster, ulid)).mediaconvert_job_id).toBe(jobs[0]?.Id);
    expect(await statusesOf(cluster, ulid)).toEqual([201]);
  });

  it('row 28: is held up for longer than its signature lives: when it arrives it is refused', async () => {
    const holding = aws.proxy.hold(createJob);
    const { ulid } = await api.produce(upload);
    const call = await holding;
    await letTimePass(mysql.db, ulid, pastSettle);
    await api.waitFor(ulid, 'completed');
    expect(await statusesOf(cluster, ulid)).toEqual([201]);
    await aws.clock.set(pastSignature);
    call.release();
    await waitForCall(cluster, ulid, { status: 403 });
    await aws.clock.set(0);
    await expectRenderedOnce(cluster, ulid, { detour: true });
    expect(await cluster.aws.control.jobsOf(ulid)).toHaveLength(1);
  });
});

it("row 26: the answer is lost, the worker is killed and comes back after the token's life: the job is adopted", async () => {
  const doomed = await startDoomed();
  const dropped = aws.proxy.dropAnswer(createJob);
  const { ulid } = await api.produce(upload);
  await dropped;
  await kill(doomed);
  const jobs = await cluster.aws.control.jobsOf(ulid);
  expect(jobs).toHaveLength(1);
  await letTimePass(mysql.db, ulid, pastSettle);
  await aws.clock.set(pastToken);
  await letLocksPass(cluster);
  worker = await runWorker(cluster.env);
  await expectRenderedOnce(cluster, ulid);
  expect((await rowOf(cluster, ulid)).mediaconvert_job_id).toBe(jobs[0]?.Id);
  expect(await statusesOf(cluster, ulid)).toEqual([201]);
});

it('row 27: the answer is lost and the listings lag behind: it waits until they show the job', async () => {
  await aws.control.setFaults({ list_lag_ms: pastSettle });
  const dropped = aws.proxy.dropAnswer(createJob);
  const { ulid } = await api.produce(upload);
  const { cut } = await dropped;
  await letTimePass(mysql.db, ulid, pastToken);
  cut();
  await waitForRow(cluster, ulid, { blocked_reason: expect.stringMatching(/^unsettled: /) });
  expect(await cluster.aws.control.jobsOf(ulid)).toEqual([]);
  await letTimePass(mysql.db, ulid, 5 * 60_000);
  await waitForCalls(cluster, 'SearchJobs', (await aws.control.calls('SearchJobs')).length + 2);
  expect(await trailOf(cluster, ulid)).toEqual(['queued', 'intended']);
  await aws.control.setFaults({});
  await expectRenderedOnce(cluster, ulid);
  expect(await statusesOf(cluster, ulid)).toEqual([201]);
});

it('row 29: the worker is stopped between its last guard and the wire, past its lock, the token and the signature: it is refused when it goes on', async () => {
  const stopped = await startDoomed();
  await cluster.armFaultPoint('create-job', 'SIGSTOP');
  const { ulid } = await api.produce(upload);
  await waitUntilStopped(stopped.pid);
  await letTimePass(mysql.db, ulid, pastSettle);
  await letLocksPass(cluster);
  worker = await runWorker(cluster.env);
  const { mediaconvert_job_id } = await api.waitFor(ulid, 'completed');
  expect(await statusesOf(cluster, ulid)).toEqual([201]);
  await aws.clock.set(pastSignature);
  stopped.kill('SIGCONT');
  await waitForCall(cluster, ulid, { status: 403, outcome: 'answered' });
  await aws.clock.set(0);
  await kill(stopped);
  await expectRenderedOnce(cluster, ulid, { detour: true });
  expect((await cluster.aws.control.jobsOf(ulid)).map(({ Id }) => Id)).toEqual([mediaconvert_job_id]);
});

it("row 30: it is refused as invalid: failed with MediaConvert's message, and not tried again", async () => {
  await aws.control.setFaults({
    error: { CreateJob: { status: 400, code: 'BadRequestException', message: '/settings: no' } },
  });
  const { ulid } = await api.produce(upload);
  const { error, attempt } = await api.waitFor(ulid, 'failed');
  expect({ error, attempt }).toMatchObject({
    error: { code: 'SETTINGS_REJECTED', message: '/settings: no' },
    attempt: 1,
  });
  expect(await trailOf(cluster, ulid)).toEqual(['queued', 'intended', 'withdrawn', 'failed']);
  // Another production that completes shows that the worker had enough time.
  await aws.control.setFaults({});
  await expectRenderedOnce(cluster, (await api.produce(upload)).ulid);
  expect(await statusesOf(cluster, ulid)).toEqual([400]);
  expect(await cluster.aws.control.jobsOf(ulid)).toEqual([]);
});

it.each([
  ['permissions', 'AccessDeniedException', 'not authorized to perform: mediaconvert:CreateJob'],
  ['credentials', 'ExpiredTokenException', 'The security token included in the request is expired'],
])(
  'row 31: %s are refused: it says so, and goes on by itself once that is mended',
  async (_what, code, message) => {
    await aws.control.setFaults({ error: { CreateJob: { status: 403, code, message } } });
    const { ulid } = await api.produce(upload);
    const blocked = await waitUntilBlocked(ulid);
    expect(blocked).toMatchObject({
      status: 'queued',
      blocked_reason: `forbidden: ${code}`,
      attempt: 1,
      error: null,
    });
    const { items } = await ok(api.GET('/api/productions/{id}/timeline', at(ulid)));
    expect(items).toContainEqual(
      expect.objectContaining({
        event: 'blocked',
        attempt: 1,
        detail: { status: 'queued', cause: 'forbidden', reason: `forbidden: ${code}` },
      }),
    );
    await vi.waitFor(
      async () => expect((await statusesOf(cluster, ulid)).length).toBeGreaterThan(2),
      patiently,
    );
    expect(await cluster.aws.control.jobsOf(ulid)).toEqual([]);
    await aws.control.setFaults({});
    await expectRenderedOnce(cluster, ulid, { detour: true });
  },
);

it('row 32: the MediaConvert queue is paused: it says so, and goes on when the queue does', async () => {
  await aws.control.setFaults({ paused: '.+' });
  const { ulid } = await api.produce(upload);
  await api.waitUntilTaken(ulid);
  await aws.control.setFaults({ paused: '.*' });
  const why = { blocked_reason: 'paused: the MediaConvert queue Default is paused', attempt: 1 };
  expect(await waitUntilBlocked(ulid)).toMatchObject({ status: 'submitted', ...why });
  const nextTry = async () => (await ok(api.GET('/api/productions/{id}', at(ulid)))).next_try_at;
  await expect.poll(async () => Date.parse((await nextTry()) ?? '') > Date.now(), patiently).toBe(true);
  const { ulid: later } = await api.produce(upload);
  expect(await waitUntilBlocked(later)).toMatchObject({ status: 'queued', queue_position: 1, ...why });
  expect(await statusesOf(cluster, later)).toEqual([]);
  await aws.control.setFaults({});
  for (const one of [ulid, later]) {
    await expectRenderedOnce(cluster, one);
    expect(await statusesOf(cluster, one)).toEqual([201]);
  }
});

it.each([
  ['cut', { pattern: '^([\\s\\S]{40})[\\s\\S]*$', replacement: '$1' }],
  ['no JSON', { pattern: '^[\\s\\S]*$', replacement: '<html>Created</html>' }],
  ['without a job', { pattern: '^[\\s\\S]*$', replacement: '{}' }],
])('row 33: the answer is %s: taken for lost, and the token finds the job', async (_how, rewritten) => {
  await aws.control.setFaults({ rewrite: { CreateJob: { ...rewritten, count: 1 } } });
  const { ulid } = await api.produce(upload);
  await expectRenderedOnce(cluster, ulid);
  expect(await statusesOf(cluster, ulid)).toEqual([201, 201]);
  expect(await cluster.aws.control.jobsOf(ulid)).toHaveLength(1);
});

it.each([
  [402, 'ServiceQuotaExceededException', 'You have reached your limit of jobs in the queue'],
  [429, 'TooManyRequestsException', 'You have reached the maximum number of concurrent jobs'],
])(
  'row 32: a quota is used up, which is %i: it says so, and goes on by itself',
  async (status, code, message) => {
    await aws.control.setFaults({ error: { CreateJob: { status, code, message } } });
    const { ulid } = await api.produce(upload);
    expect(await waitUntilBlocked(ulid)).toMatchObject({
      status: 'queued',
      blocked_reason: `quota: ${message}`,
      attempt: 1,
    });
    await aws.control.setFaults({});
    await expectRenderedOnce(cluster, ulid, { detour: true });
    // It is asked again several times a second, until the quota is free.
    const statuses = await statusesOf(cluster, ulid);
    expect(new Set(statuses.slice(0, -1))).toEqual(new Set([status]));
    expect(statuses.at(-1)).toBe(201);
  },
);

/** Starts a process in place of the worker here, for a test that kills or stops it. */
async function startDoomed(): Promise<App> {
  await worker?.close();
  worker = undefined;
  return await cluster.startWorker();
}

async function waitUntilBlocked(ulid: string) {
  return await vi.waitFor(async () => {
    const production = await ok(api.GET('/api/productions/{id}', at(ulid)));
    expect(production.blocked_reason).not.toBeNull();
    return production;
  }, patiently);
}
