import { join } from 'node:path';
import { openQueues } from '@bacs/queue';
import type { App } from '@bacs/stack';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openClock } from '../cluster/clock.ts';
import { kill } from '../cluster/process-state.ts';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventOf, openEventsQueue } from '../support/events-queue.ts';
import { patiently } from '../support/patiently.ts';
import { updateRow } from '../support/rows.ts';
import { runApi } from '../support/run-api.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { letTimePass } from '../support/time.ts';
import { callTimes, forgetCalls, waitForCalls, waitUntilHeld } from './aws-calls.ts';
import { endedJob } from './ended-job.ts';
import { expectRenderedOnce } from './expect-rendered-once.ts';
import { accept, rowOf, trailOf, waitForRow } from './production.ts';
import { letIdleTimePass, letLocksPass, untilDispatchedAnew } from './time.ts';

const longestWaitMs = 1_000;
const cluster = await openTestCluster('watch', {
  // In one test calls hang until they time out.
  env: { AWS_TIMEOUT_MS: '3000', BLOCKED_POLL_MS: String(longestWaitMs), LOCAL_AWS_INSTANT_RENDER_MS: '600' },
});
const { control } = cluster.aws;
const { queues, closeQueues } = openQueues({ connection: cluster.redis.client, prefix: 'bacs' });
const own = await cluster.openProxies();
const events = openEventsQueue(cluster.aws.url);
const minutes = 60_000;
const simple = { profile: 'simple-hls' };
const outage = { status: 500, code: 'InternalServerErrorException' };

let worker: App;
let api: ApiClient;
let upload: { uuid: string };

beforeAll(async () => {
  await runApi(cluster.env);
  worker = await cluster.startWorker({ proxies: own });
  api = await cluster.signUp();
  upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
});
beforeEach(() => forgetCalls(cluster));
afterEach(() => control.setFaults({}));
afterTests(closeQueues);

it('row 37: a worker that is killed five times while it looks does not fail the render', async () => {
  await control.setFaults({ hold: ['GetJob'] });
  const { ulid } = await api.produce(upload, simple);
  for (let kills = 0; kills < 5; kills += 1) {
    await waitUntilHeld(cluster, 'GetJob');
    await kill(worker);
    await forgetCalls(cluster);
    await letLocksPass(cluster);
    worker = await cluster.startWorker({ proxies: own });
  }
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
  const job = await endedJob(queues, `${ulid}.1`);
  expect(job.stalledCounter).toBeGreaterThanOrEqual(5);
  expect(job.attemptsMade).toBe(1);
});

it('row 38: when Redis forgets everything, what is being watched is dispatched anew and completes', async () => {
  await control.setFaults({ error: { GetJob: outage } });
  const productions = await Promise.all([1, 2, 3, 4, 5].map(() => api.produce(upload, simple)));
  await Promise.all(productions.map(({ ulid }) => untilTaken(ulid)));
  await cluster.redis.flush();
  await untilDispatchedAnew(cluster, ...productions.map(({ ulid }) => ulid));
  await control.setFaults({});
  for (const { ulid } of productions) {
    await api.waitFor(ulid, 'completed');
    await expectRenderedOnce(cluster, ulid, { attempts: [2] });
  }
});

it('row 39: while GetJob is throttled, fails and hangs, it is asked less and less often and no attempt is used', async () => {
  await control.setFaults({ error: { GetJob: outage } });
  const { ulid } = await api.produce(upload, simple);
  await waitForCalls(cluster, 'GetJob', 4);
  await waitForRow(cluster, ulid, { blocked_reason: expect.stringMatching(/^unknown: /) });
  const early = await gapsBetweenCalls('GetJob');
  await letTimePass(cluster.mysql.db, ulid, 60_000);
  // One look may have been due already, by the earlier state of the row.
  const looks = (await control.calls('GetJob')).length + 1;
  await waitForCalls(cluster, 'GetJob', looks + 3);
  expect(await ok(api.GET('/api/productions/{id}', at(ulid)))).toMatchObject({
    // The sweep may have seen that it transcodes.
    status: expect.stringMatching(/^(submitted|processing)$/),
    attempt: 1,
    blocked_reason: expect.stringMatching(/^unknown: /),
  });
  const late = (await gapsBetweenCalls('GetJob')).slice(looks);
  expect(Math.min(...late)).toBeGreaterThanOrEqual(longestWaitMs);
  expect(Math.min(...early)).toBeLessThan(longestWaitMs);
  await forgetCalls(cluster);
  await control.setFaults({ hold: ['GetJob'] });
  await waitForCalls(cluster, 'GetJob', 2);
  // This comes last: all workers call less often from the first refusal on.
  await forgetCalls(cluster);
  await control.setFaults({ error: { GetJob: { status: 429, code: 'TooManyRequestsException' } } });
  await waitForRow(cluster, ulid, { blocked_reason: expect.stringMatching(/^throttled: /) });
  await waitForCalls(cluster, 'GetJob', 2);
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
  expect((await endedJob(queues, `${ulid}.1`)).attemptsMade).toBe(1);
  // The next tests need not call as slowly as was learned here.
  await cluster.redis.client.del('bacs:budget');
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
  await waitForRow(cluster, ulid, { blocked_reason: expect.stringMatching(/^missing: /) });
  await letTimePass(cluster.mysql.db, ulid, 9 * minutes);
  await waitForCalls(cluster, 'GetJob', (await control.calls('GetJob')).length + 2);
  expect((await rowOf(cluster, ulid)).status).toMatch(/^(submitted|processing)$/);
  await letTimePass(cluster.mysql.db, ulid, minutes);
  await api.waitFor(ulid, 'failed');
  await expectRenderedOnce(cluster, ulid, { status: 'failed', error: 'MEDIACONVERT_JOB_LOST' });
});

it("row 43: when Redis loses the scheduler's entries and a render's job, the sweeps go on and it completes", async () => {
  await control.setFaults({ error: { GetJob: outage } });
  const { ulid } = await api.produce(upload, simple);
  await untilTaken(ulid);
  // While a sweep runs, the next one is not among the delayed jobs yet.
  const keys = await vi.waitFor(async () => {
    const found = await cluster.redis.client.keys('bacs:re*');
    expect(found).toEqual(expect.arrayContaining(['bacs:reconcile:repeat', 'bacs:reconcile:delayed']));
    return found;
  }, patiently);
  await cluster.redis.client.del(...keys);
  await untilDispatchedAnew(cluster, ulid);
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid, { attempts: [2] });
});

it('row 43: two sweeps that find the same production at the same time make one attempt', async () => {
  const others = await cluster.openProxies();
  const second = await cluster.startWorker({ proxies: others });
  const claims = [own, others].map(({ mysql }) => mysql.hold(/set `attempt` = 2/));
  const { ulid } = await accept(cluster, upload);
  // Until then, whoever releases it may claim it as well.
  await waitForRow(cluster, ulid, { released_at: expect.any(Date) });
  await letIdleTimePass(cluster, ulid);
  for (const claim of claims) void claim.then(() => queues.reconcile.add('reconcile', {}));
  for (const { release } of await Promise.all(claims)) release();
  await api.waitFor(ulid, 'completed');
  const attempts = (await trailOf(cluster, ulid)).filter((event) => event === 'dispatched');
  expect(attempts).toHaveLength(1);
  await expectRenderedOnce(cluster, ulid, { attempts: [2] });
  await kill(second);
});

it('row 43: a sweep goes on past a row that cannot be dispatched', async () => {
  const [odd, good] = [await accept(cluster, upload), await accept(cluster, upload)];
  await updateRow(cluster.mysql.db, 'productions', odd.id, { ulid: odd.ulid.toLowerCase() });
  await letIdleTimePass(cluster, odd.ulid.toLowerCase(), good.ulid);
  await api.waitFor(good.ulid, 'completed');
  await expectRenderedOnce(cluster, good.ulid, { attempts: [2] });
  await updateRow(cluster.mysql.db, 'productions', odd.id, { status: 'canceled' });
});

describe('with a worker that takes events', () => {
  beforeAll(() => replaceWorker({ MEDIACONVERT_EVENTS_QUEUE_URL: events.url }));

  it('row 41: an event that comes while MediaConvert is looked at is not lost', async () => {
    // This look still sees it transcode.
    await control.setFaults({ hold_answers: ['GetJob'], instant_render_ms: 3_000, events: { lose: 1 } });
    const { ulid } = await api.produce(upload, simple);
    const { mediaconvert_job_id } = await api.waitUntilTaken(ulid);
    const job = { ulid, jobId: mediaconvert_job_id ?? '' };
    await events.send(eventOf('COMPLETE', job));
    await waitUntilHeld(cluster, 'GetJob');
    await vi.waitFor(
      async () => expect(await cluster.aws.control.jobsOf(ulid)).toMatchObject([{ Status: 'COMPLETE' }]),
      patiently,
    );
    await events.send(eventOf('COMPLETE', job));
    await waitForRow(cluster, ulid, { status: expect.stringMatching(/^(submitted|processing)$/) });
    await control.setFaults({});
    await api.waitFor(ulid, 'completed');
    await expectRenderedOnce(cluster, ulid);
    await events.untilEmpty();
  });

  it('row 42: events that come twice, late or forged end nothing, and change nothing that has ended', async () => {
    await control.setFaults({ instant_render_ms: 600_000, events: { lose: 1 } });
    const { ulid } = await api.produce(upload, simple);
    const { mediaconvert_job_id } = await api.waitUntilTaken(ulid);
    const job = { ulid, jobId: mediaconvert_job_id ?? '' };
    const forged = ['COMPLETE', 'ERROR', 'CANCELED'].map((status) => eventOf(status, job));
    for (const event of [...forged, ...forged]) await events.send(event);
    await waitForCalls(cluster, 'GetJob', 1);
    await events.untilEmpty();
    await waitForRow(cluster, ulid, { status: 'processing', completed_at: null });
    await ok(api.POST('/api/productions/{id}/cancel', at(ulid)));
    await api.waitFor(ulid, 'canceled');
    const ended = await rowOf(cluster, ulid);
    await forgetCalls(cluster);
    for (const event of [...forged, eventOf('PROGRESSING', job), eventOf('STATUS_UPDATE', job, 99)])
      await events.send(event);
    await events.untilEmpty();
    expect(await rowOf(cluster, ulid)).toEqual(ended);
    expect(await control.calls('GetJob')).toEqual([]);
    expect(await trailOf(cluster, ulid)).toEqual([
      'queued',
      'intended',
      'submitted',
      'processing',
      'cancel_requested',
      'canceled',
    ]);
    expect(await control.jobsOf(ulid)).toMatchObject([{ Status: 'CANCELED' }]);
    // The API takes no events, so nobody can forge one there. A ticket opens a stream of ours, and webhooks are sent.
    const { body } = await api.request('GET', '/docs/json');
    const { paths } = body as { paths: object };
    const posts = Object.entries(paths).flatMap(([path, item]) => ('post' in Object(item) ? [path] : []));
    const sent = posts.filter((path) => !path.startsWith('/api/webhooks'));
    expect(sent.filter((path) => /event|notif|hook|callback/i.test(path))).toEqual(['/api/events/tickets']);
  });

  it('row 42: an event that comes while MySQL is down stays in its queue', async () => {
    await control.setFaults({ instant_render_ms: 1_000, events: { lose: 1 } });
    const { ulid } = await api.produce(upload, simple);
    const { mediaconvert_job_id } = await api.waitUntilTaken(ulid);
    await own.mysql.setMode('refuse');
    await events.send(eventOf('COMPLETE', { ulid, jobId: mediaconvert_job_id ?? '' }));
    await vi.waitFor(async () => expect(await events.counts()).toMatchObject({ taken: 1 }), patiently);
    await worker.waitForLine(/events were not taken/);
    expect(await events.counts()).toEqual({ waiting: 0, taken: 1, dead: 0 });
    await own.mysql.setMode('pass');
    await api.waitFor(ulid, 'completed');
    await expectRenderedOnce(cluster, ulid);
  });
});

it.each([
  ['behind', -600_000],
  ['ahead', 600_000],
])('row 44: a worker whose clock is ten minutes %s ends nothing early', async (_where, shiftMs) => {
  await replaceWorker(await clockOff(shiftMs));
  const unseen = { GetObject: { status: 404, code: 'NoSuchKey' } };
  await control.setFaults({ error: { GetJob: { ...notFound, count: 3 }, ...unseen } });
  const { ulid } = await api.produce(upload, simple);
  // More calls than two looks make show it, even though the SDK asks three times when its own clock is off.
  await waitForCalls(cluster, 'GetObject', 14);
  await control.setFaults({});
  await api.waitFor(ulid, 'completed');
  // The first signature is refused. By Redis's clock, what a fast clock has delayed looks lost, so a sweep may dispatch
  // it again.
  await expectRenderedOnce(cluster, ulid, { attempts: [1, 2, 3, 4], detour: true });
});

it('row 44: what a worker whose clock was ahead has left in Redis holds nothing up', async () => {
  await control.setFaults({ error: { GetJob: outage } });
  const { ulid } = await api.produce(upload, simple);
  await waitForCalls(cluster, 'GetJob', 2);
  await replaceWorker({});
  await control.setFaults({});
  const { ulid: lost } = await accept(cluster, upload);
  await letIdleTimePass(cluster, lost, ulid);
  await api.waitFor(lost, 'completed');
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid, { attempts: [1, 2], detour: true });
});

async function untilTaken(ulid: string): Promise<void> {
  await waitForRow(cluster, ulid, { mediaconvert_job_id: expect.any(String) });
}

async function replaceWorker(env: NodeJS.ProcessEnv): Promise<void> {
  await kill(worker);
  await letLocksPass(cluster);
  worker = await cluster.startWorker({ env, proxies: own });
}

async function clockOff(aheadMs: number): Promise<NodeJS.ProcessEnv> {
  return (await openClock(join(cluster.dir, 'worker-clock'), aheadMs)).env;
}

async function gapsBetweenCalls(operation: string): Promise<number[]> {
  const times = (await callTimes(cluster, operation)).map((time) => time.getTime());
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}
