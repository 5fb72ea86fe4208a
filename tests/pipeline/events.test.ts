import { findProduction } from '@bacs/db/productions';
import { findFleet } from '@bacs/queue';
import { openDependencies, readConfig, startWorkers } from '@bacs/worker';
import { pino } from 'pino';
import { beforeAll, beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient, Upload } from '../support/api-client.ts';
import { type EventsQueue, eventOf, openEventsQueue } from '../support/events-queue.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { updateRow } from '../support/rows.ts';
import type { OwnWorker } from '../support/run-worker.ts';
import { type Service, startService } from '../support/service.ts';

/** Neither the sweep nor a render's own look comes while a test runs: what ends, ends by its event. */
const onlyEvents = { RENDER_POLL_MS: '600000', WATCH_EVERY_MS: '600000' };
/** No event of MediaConvert arrives, and a render goes on until it is canceled. */
const silentAndLong = { events: { lose: 1 }, instant_render_ms: 600_000 };

let service: Service;
let queue: EventsQueue;
let worker: OwnWorker;
let api: ApiClient;
let upload: Upload;

const work = (env: NodeJS.ProcessEnv = onlyEvents) =>
  service.runWorker({ ...env, MEDIACONVERT_EVENTS_QUEUE_URL: queue.url });

beforeAll(async () => {
  service = await startService('events');
  queue = openEventsQueue(service.aws.url);
  worker = await work();
  api = await service.signUp();
  upload = await api.upload(await createStudio(inject('testDir')).film('events.mp4', '320x180', 1));
  // The first render describes the source.
  const { ulid } = await api.produce(upload);
  await api.waitFor(ulid, 'completed');
});
beforeEach(() => service.aws.setFaults({}));

const countLooks = async () => (await service.aws.calls('GetJob')).length;

/** Begins a render that MediaConvert transcodes and of which nothing is heard, and cancels it after the test. */
async function renderInSilence() {
  await service.aws.setFaults(silentAndLong);
  const { ulid } = await api.produce(upload);
  const { mediaconvert_job_id } = await api.waitUntilTaken(ulid);
  await expect
    .poll(async () => (await service.aws.jobsOf(ulid)).map(({ Status }) => Status), patiently)
    .toEqual(['PROGRESSING']);
  onTestFinished(async () => {
    await ok(api.POST('/api/productions/{id}/cancel', at(ulid)));
    await service.aws.setFaults({});
    await api.waitFor(ulid, 'canceled');
  });
  return { ulid, jobId: mediaconvert_job_id ?? '' };
}

async function untilRow(ulid: string, shown: object): Promise<void> {
  await vi.waitFor(
    async () => expect(await findProduction(service.db, { ulid })).toMatchObject(shown),
    patiently,
  );
}

describe('a render', () => {
  it('ends by its event, with one look at MediaConvert', async () => {
    const looks = await countLooks();
    const { ulid } = await api.produce(upload);
    await api.waitFor(ulid, 'completed');
    await queue.untilEmpty();
    expect((await countLooks()) - looks).toBe(1);
  });

  it('ends once, with one look, when events come twice, late and in another order', async () => {
    await service.aws.setFaults({ events: { double: 1, reorder: 0.5, delay_ms: 500 } });
    const looks = await countLooks();
    const productions = await Promise.all([1, 2, 3, 4].map(() => api.produce(upload)));
    for (const { ulid } of productions) {
      await api.waitFor(ulid, 'completed');
      expect(await service.aws.jobsOf(ulid)).toHaveLength(1);
    }
    await queue.untilEmpty();
    expect((await countLooks()) - looks).toBe(productions.length);
  });

  it('ends although its event comes before its row knows of the job', async () => {
    await service.aws.setFaults({ hold_answers: ['CreateJob'], instant_render_ms: 0 });
    const { ulid } = await api.produce(upload);
    await vi.waitFor(
      async () => expect(await service.aws.jobsOf(ulid)).toMatchObject([{ Status: 'COMPLETE' }]),
      patiently,
    );
    await expect.poll(async () => (await queue.counts()).taken, patiently).toBeGreaterThan(0);
    expect(await findProduction(service.db, { ulid })).toMatchObject({ mediaconvert_job_id: null });
    await service.aws.setFaults({});
    await api.waitFor(ulid, 'completed');
    expect(await service.aws.jobsOf(ulid)).toHaveLength(1);
  });

  it.each([
    ['Redis has lost its job', '2026-01-01'],
    ['Redis has lost its job, and nobody knows when its row has changed', null],
  ])('ends by its event although %s', async (_case, updated_at) => {
    await worker.close();
    worker = await work({ ...onlyEvents, RECONCILE_EVERY_MS: '3600000' });
    onTestFinished(async () => {
      await worker.close();
      worker = await work();
    });
    await service.aws.setFaults({ events: { lose: 1 }, instant_render_ms: 1_000 });
    const { id, ulid } = await api.produce(upload);
    const { mediaconvert_job_id } = await api.waitUntilTaken(ulid);
    const lose = () => service.deps.queues.render.remove(`${ulid}.1`);
    await vi.waitFor(async () => expect(await lose()).toBe(1), patiently);
    await updateRow(service.db, 'productions', id, { updated_at });
    await queue.send(eventOf('COMPLETE', { ulid, jobId: mediaconvert_job_id ?? '' }));
    await untilRow(ulid, { attempt: 2 });
    await vi.waitFor(
      async () => expect(await service.aws.jobsOf(ulid)).toMatchObject([{ Status: 'COMPLETE' }]),
      patiently,
    );
    await queue.send(eventOf('COMPLETE', { ulid, jobId: mediaconvert_job_id ?? '' }));
    await untilRow(ulid, { status: 'completed', attempt: 2 });
  });

  it('ends by the sweep when its events are lost', async () => {
    await worker.close();
    worker = await work({ ...onlyEvents, WATCH_EVERY_MS: '300' });
    // The sweep of the slow worker said that the next one is far away.
    await worker.deps.redis.del(`${worker.deps.config.QUEUE_PREFIX}:watch-state`);
    onTestFinished(async () => {
      await worker.close();
      worker = await work();
    });
    await service.aws.setFaults({ events: { lose: 1 } });
    const { ulid } = await api.produce(upload);
    await api.waitFor(ulid, 'completed');
  });
});

describe('progress', () => {
  it('is stored as events tell it, and never goes backwards', async () => {
    const job = await renderInSilence();
    await queue.send(eventOf('PROGRESSING', job));
    await untilRow(job.ulid, { status: 'processing', progress_percent: 0 });
    await queue.send(eventOf('STATUS_UPDATE', job, 40));
    await untilRow(job.ulid, { progress_percent: 40 });
    await queue.send(eventOf('STATUS_UPDATE', job, 20));
    await queue.send(eventOf('PROGRESSING', job));
    await queue.untilEmpty();
    expect(await findProduction(service.db, job)).toMatchObject({
      status: 'processing',
      progress_percent: 40,
    });
    expect(await service.boardJob(job.ulid)).toMatchObject({ progress: 40 });
    const { logs } = await service.deps.queues.render.getJobLogs(`${job.ulid}.1`);
    const told = logs.filter((line) => line.includes('transcode'));
    expect(told.map((line) => line.slice(25))).toEqual(['MediaConvert transcodes', '40 % transcoded']);
  });

  it('makes a submitted production a processing one when its first event was lost', async () => {
    const job = await renderInSilence();
    await queue.send(eventOf('STATUS_UPDATE', job, 7));
    await untilRow(job.ulid, { status: 'processing', progress_percent: 7 });
  });
});

describe('an event that is forged, foreign or no event', () => {
  it('ends nothing: MediaConvert is asked once for it, and believed', async () => {
    const job = await renderInSilence();
    const looks = await countLooks();
    await queue.send(eventOf('COMPLETE', job));
    await queue.untilEmpty();
    await service.aws.waitForCalls('GetJob', looks + 1);
    await untilRow(job.ulid, { status: 'processing' });
    expect(await countLooks()).toBe(looks + 1);
  });

  it('costs no second look within a moment, and hides no end that is true: the look comes later', async () => {
    const job = await renderInSilence();
    const [looks, began] = [await countLooks(), performance.now()];
    await queue.send(eventOf('COMPLETE', job));
    await service.aws.waitForCalls('GetJob', looks + 1);
    await queue.send(eventOf('COMPLETE', job));
    await service.aws.waitForCalls('GetJob', looks + 2);
    expect(performance.now() - began).toBeGreaterThan(1_400);
  });

  it('costs no look when its production has ended, nor changes anything', async () => {
    const { ulid } = await api.produce(upload);
    const { mediaconvert_job_id } = await api.waitFor(ulid, 'completed');
    await queue.untilEmpty();
    const job = { ulid, jobId: mediaconvert_job_id ?? '' };
    const [looks, before] = [await countLooks(), await findProduction(service.db, { ulid })];
    for (const status of ['COMPLETE', 'ERROR', 'CANCELED', 'PROGRESSING'])
      await queue.send(eventOf(status, job));
    await queue.send(eventOf('STATUS_UPDATE', job, 3));
    await queue.untilEmpty();
    expect(await countLooks()).toBe(looks);
    expect(await findProduction(service.db, { ulid })).toEqual(before);
  });

  it('is removed and costs no look, and the log says so in one line', async () => {
    const job = await renderInSilence();
    const [looks, log] = [await countLooks(), worker.log().length];
    const strange = [
      'no JSON {',
      { source: 'aws.s3', detail: {} },
      eventOf('EXPLODED', job),
      eventOf('COMPLETE', { ...job, jobId: 'another-job' }),
      eventOf('COMPLETE', { ...job, ulid: '01JDN4V7Q0Y3M5Z8X2K6W9T1RA' }),
      eventOf('COMPLETE', { jobId: job.jobId, ulid: 'no ULID' }),
    ];
    for (let round = 0; round < 5; round += 1) for (const body of strange) await queue.send(body);
    await queue.untilEmpty();
    expect(await countLooks()).toBe(looks);
    const told = worker
      .log()
      .slice(log)
      .split('\n')
      .filter((line) => line.includes('events queue'));
    // One line stands for all that ten seconds bring.
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(6);
    await queue.send({ Type: 'Notification', Message: JSON.stringify(eventOf('PROGRESSING', job)) });
    await untilRow(job.ulid, { status: 'processing' });
  });
});

it('a worker takes several batches at a time: an end does not wait for what another batch does', async () => {
  const polls = async () =>
    (await service.aws.calls('ReceiveMessage')).filter(({ outcome }) => outcome === 'in_flight').length;
  await expect.poll(polls, patiently).toBeGreaterThan(1);
});

it('a worker that is closed before it is ready leaves nothing behind', async () => {
  const config = readConfig({ ...service.environment, MEDIACONVERT_EVENTS_QUEUE_URL: queue.url });
  const { deps, closeDependencies } = await openDependencies(config, pino({ level: 'silent' }));
  onTestFinished(closeDependencies);
  const place = { ...deps, prefix: config.QUEUE_PREFIX };
  const before = await findFleet(place);
  const workers = startWorkers(deps);
  const ready = workers.ready();
  await workers.close();
  await ready;
  expect(await findFleet(place)).toEqual(before);
});

it('a worker stops at once while it waits for events, and leaves what comes then', async () => {
  await queue.untilEmpty();
  const polls = (await service.aws.calls('ReceiveMessage')).length;
  await service.aws.waitForCalls('ReceiveMessage', polls);
  const began = performance.now();
  await worker.close();
  // A wait for messages lasts 20 s, and a worker has 15 s.
  expect(performance.now() - began).toBeLessThan(15_000);
  await queue.send('left');
  expect(await queue.counts()).toMatchObject({ waiting: 1, taken: 0 });
  worker = await work();
  await queue.untilEmpty();
});
