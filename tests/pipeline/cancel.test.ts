import { setTimeout as sleep } from 'node:timers/promises';
import { eventsOf, findProduction, tryRequestCancel } from '@bacs/db/productions';
import { longestBackstopMs } from '@bacs/queue';
import { beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { at } from '../support/answers.ts';
import type { ApiClient, Upload } from '../support/api-client.ts';
import { createStudio } from '../support/make-videos.ts';
import { outputKeys } from '../support/objects.ts';
import { patiently } from '../support/patiently.ts';
import { type Service, startService } from '../support/service.ts';
import { letTimePass } from '../support/time.ts';

/** Jobs stay SUBMITTED in a queue that reports that it is active. */
const keepSubmitted = { paused: '.+' };

let service: Service;
let api: ApiClient;
let upload: Upload;

beforeAll(async () => {
  // A call without an answer times out soon. The windows of an intent are as long as in production.
  service = await startService('cancel', { AWS_TIMEOUT_MS: '2000', SUBMIT_SEARCH_GAP_MS: '500' });
  await service.runWorker();
  api = await service.signUp();
  upload = await api.upload(await createStudio(inject('testDir')).film('cancel.mp4', '320x180', 1));
});

beforeEach(async () => {
  await service.aws.setFaults({});
  await service.forgetRate();
});

const cancel = (ulid: string, client = api) => client.POST('/api/productions/{id}/cancel', at(ulid));
const rowOf = (ulid: string) => findProduction(service.db, { ulid });
const callsFor = async (ulid: string) =>
  (await service.aws.calls('CreateJob')).filter(
    ({ body }) => (body as { clientRequestToken: string }).clientRequestToken === ulid,
  ).length;

/** Reads the listing, because GetJob may be broken. */
async function statusesOf(ulid: string): Promise<unknown[]> {
  return (await service.aws.jobsOf(ulid)).map(({ Status }) => Status);
}

/** Lists the events without `blocked`, which a busy machine may add. */
async function eventNames(ulid: string): Promise<string[]> {
  const row = await rowOf(ulid);
  const events = row ? await eventsOf(service.db, row.id) : [];
  return events.map(({ event }) => event).filter((event) => event !== 'blocked');
}

describe('a production that is canceled', () => {
  it('while its MediaConvert job waits has that canceled, and writes nothing', async () => {
    await service.aws.setFaults(keepSubmitted);
    const { ulid } = await api.produce(upload);
    await api.waitUntilTaken(ulid);
    expect(await cancel(ulid)).toMatchObject({ response: { status: 202 }, data: { status: 'submitted' } });
    const { completed_at, error, output_prefix } = await api.waitFor(ulid, 'canceled');
    expect([typeof completed_at, error]).toEqual(['string', null]);
    expect(await statusesOf(ulid)).toEqual(['CANCELED']);
    expect(await outputKeys(service.s3, output_prefix ?? '')).toEqual([]);
    expect(await cancel(ulid)).toMatchObject({ response: { status: 200 }, data: { status: 'canceled' } });
    expect(await eventNames(ulid)).toEqual([
      'queued',
      'intended',
      'submitted',
      'cancel_requested',
      'canceled',
    ]);
    // Bull Board shows its job as done, not failed.
    await vi.waitFor(
      async () => expect(await service.boardJob(ulid)).toMatchObject({ attempts: 1 }),
      patiently,
    );
    expect((await service.boardJob(ulid)).failedReason).toBeUndefined();
  });

  it('when MediaConvert has ended sooner comes to that end, and to no other', async () => {
    // Before the cancellation, nobody can know that the job is done; before the job is done, nobody can cancel it.
    await service.aws.setFaults({ error: { GetJob: { status: 503, code: 'ServiceUnavailable' } } });
    const { ulid } = await api.produce(upload);
    await api.waitUntilTaken(ulid);
    await vi.waitFor(async () => expect((await rowOf(ulid))?.blocked_reason).toMatch(/^unknown:/), patiently);
    await vi.waitFor(async () => expect(await statusesOf(ulid)).toEqual(['COMPLETE']), patiently);
    const before = (await service.aws.calls('CancelJob')).length;
    expect((await cancel(ulid)).response.status).toBe(202);
    await service.aws.waitForCalls('CancelJob', before + 1);
    await service.aws.setFaults({});
    expect(await api.waitFor(ulid, 'completed')).toMatchObject({ cancel_requested_at: expect.any(String) });
    expect(await cancel(ulid)).toMatchObject({
      response: { status: 409 },
      error: { code: 'PRODUCTION_ENDED' },
    });
    expect((await eventNames(ulid)).filter((event) => event === 'completed' || event === 'canceled')).toEqual(
      ['completed'],
    );
  });

  it('while AWS does not answer is canceled once it does', async () => {
    await service.aws.setFaults(keepSubmitted);
    const { ulid } = await api.produce(upload);
    await api.waitUntilTaken(ulid);
    await service.aws.setFaults({
      ...keepSubmitted,
      error: { CancelJob: { status: 429, code: 'TooManyRequestsException', count: 2 } },
    });
    expect((await cancel(ulid)).response.status).toBe(202);
    const { attempt } = await api.waitFor(ulid, 'canceled');
    expect([attempt, await statusesOf(ulid)]).toEqual([1, ['CANCELED']]);
  });

  it.each([
    { status: 403, code: 'AccessDeniedException' },
    { status: 500, code: 'InternalServerErrorException' },
  ])('and whose MediaConvert job cannot be canceled comes to the end of that: $code', async (refusal) => {
    const error = { CancelJob: refusal };
    await service.aws.setFaults({ ...keepSubmitted, error });
    const { ulid } = await api.produce(upload);
    await api.waitUntilTaken(ulid);
    expect((await cancel(ulid)).response.status).toBe(202);
    const reason = refusal.status === 403 ? /^forbidden:/ : /^unknown:/;
    await vi.waitFor(async () => expect((await rowOf(ulid))?.blocked_reason).toMatch(reason), patiently);
    await service.aws.setFaults({ error });
    await api.waitFor(ulid, 'completed');
    expect(await statusesOf(ulid)).toEqual(['COMPLETE']);
  });

  it('while its render sleeps, and whose wake-up was lost, is canceled all the same', async () => {
    await service.aws.setFaults(keepSubmitted);
    const { ulid } = await api.produce(upload);
    await api.waitUntilTaken(ulid);
    await vi.waitFor(
      async () =>
        expect((await service.deps.queues.render.getJob(`${ulid}.1`))?.delay).toBe(longestBackstopMs),
      patiently,
    );
    const row = await rowOf(ulid);
    if (!row) throw new Error('no such production');
    // The API ends, or Redis is away, before it wakes the render.
    expect(await tryRequestCancel(service.db, row)).toBe(true);
    const { attempt } = await api.waitFor(ulid, 'canceled');
    expect([attempt, await statusesOf(ulid)]).toEqual([2, ['CANCELED']]);
  });

  it('while CreateJob is on its way leaves no live job, whose answer was lost', async () => {
    await service.aws.setFaults({ ...keepSubmitted, hold_answers: ['CreateJob'] });
    const { ulid } = await api.produce(upload);
    await vi.waitFor(async () => expect(await statusesOf(ulid)).toEqual(['SUBMITTED']), patiently);
    expect(await cancel(ulid)).toMatchObject({ response: { status: 202 }, data: { status: 'queued' } });
    await api.waitFor(ulid, 'canceled');
    expect(await statusesOf(ulid)).toEqual(['CANCELED']);
    expect((await rowOf(ulid))?.mediaconvert_job_id).toBe((await service.aws.jobsOf(ulid))[0]?.Id);
    const events = await eventNames(ulid);
    expect(events.slice(events.indexOf('cancel_requested'))).not.toContain('intended');
  });

  it('while nobody knows whether there is a job is searched for, never sent again, and then canceled', async () => {
    await service.aws.setFaults({
      error: { CreateJob: { status: 500, code: 'InternalServerErrorException' } },
    });
    const { ulid } = await api.produce(upload);
    await vi.waitFor(async () => expect(await callsFor(ulid)).toBeGreaterThan(0), patiently);
    expect((await cancel(ulid)).response.status).toBe(202);
    await vi.waitFor(
      async () => expect((await rowOf(ulid))?.blocked_reason).toMatch(/^unsettled:/),
      patiently,
    );
    const sent = await callsFor(ulid);
    await service.aws.setFaults({});
    await letTimePass(service.db, ulid, 10 * 60_000);
    await api.waitFor(ulid, 'canceled');
    expect([await callsFor(ulid), await service.aws.jobsOf(ulid)]).toEqual([sent, []]);
    expect(await eventNames(ulid)).toEqual(
      expect.arrayContaining(['intended', 'cancel_requested', 'searched', 'canceled']),
    );
  });

  it('at whatever moment comes to one end, which is that of its MediaConvert job', async () => {
    const accepted = await Promise.all(Array.from({ length: 12 }, () => api.produce(upload)));
    const answers = await Promise.all(
      accepted.map(async ({ ulid }, index) => {
        await sleep(index * 60);
        return (await cancel(ulid)).response.status;
      }),
    );
    const ends = await Promise.all(accepted.map(({ ulid }) => api.waitFor(ulid)));
    for (const [index, { ulid, status }] of ends.entries()) {
      const jobs = await statusesOf(ulid);
      if (status === 'canceled') expect(jobs.filter((job) => job !== 'CANCELED')).toEqual([]);
      else expect([status, jobs]).toEqual(['completed', ['COMPLETE']]);
      if (answers[index] === 200) expect(status).toBe('canceled');
      if (answers[index] === 409) expect(status).toBe('completed');
      const last = (await eventNames(ulid)).filter((event) =>
        ['completed', 'canceled', 'failed'].includes(event),
      );
      expect(last).toEqual([status]);
    }
  });
});

describe('a production that is being transcoded', () => {
  it('is canceled before it is done', async () => {
    const slow = await startService('cancel_slow', { LOCAL_AWS_ENGINE: 'ffmpeg' });
    await slow.runWorker();
    const client = await slow.signUp();
    const film = await createStudio(inject('testDir')).film('slow.mp4', '320x180', 10);
    const { ulid } = await client.produce(await client.upload(film), { profile: 'landscape-both-hls' });
    await client.waitFor(ulid, 'processing');
    const answer = await cancel(ulid, client);
    expect(answer).toMatchObject({ response: { status: 202 }, data: { status: 'processing' } });
    const { output_prefix, progress_percent } = await client.waitFor(ulid, 'canceled');
    expect(progress_percent).toBeLessThan(100);
    expect(await outputKeys(slow.s3, output_prefix ?? '')).toEqual([]);
  });
});
