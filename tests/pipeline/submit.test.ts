import { eventsOf, findProduction } from '@bacs/db/productions';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient, Upload } from '../support/api-client.ts';
import { createStudio } from '../support/make-videos.ts';
import { outputKeys } from '../support/objects.ts';
import { lookUntil, patiently } from '../support/patiently.ts';
import type { OwnWorker } from '../support/run-worker.ts';
import { type BoardJob, type Service, startService } from '../support/service.ts';

let service: Service;
let worker: OwnWorker;
let api: ApiClient;
let upload: Upload;

beforeAll(async () => {
  service = await startService('submit');
  worker = await service.runWorker();
  api = await service.signUp();
  upload = await api.upload(await createStudio(inject('testDir')).film('submit.mp4', '320x180', 1));
});

beforeEach(async () => {
  await service.aws.setFaults({});
  await service.forgetRate();
});

/** Restarts the worker of this test with other settings. */
async function workWith(env: NodeJS.ProcessEnv): Promise<void> {
  await worker.close();
  worker = await service.runWorker(env);
  if (Object.keys(env).length > 0) onTestFinished(() => workWith({}));
}

/** Waits, and lets the workers call as often as they like meanwhile: what they learn from refusals is tested elsewhere. */
async function atAnyRate<T>(wait: Promise<T>): Promise<T> {
  let isOver = false;
  const end = wait.finally(() => {
    isOver = true;
  });
  const forget = async () => {
    await service.forgetRate();
    return isOver || undefined;
  };
  const [result] = await Promise.all([end, lookUntil(forget, () => 'the wait has no end', 120_000)]);
  return result;
}

async function untilBoardShows(ulid: string, shown: Partial<BoardJob>): Promise<void> {
  await vi.waitFor(async () => expect(await service.boardJob(ulid)).toMatchObject(shown), patiently);
}

async function callsFor(ulid: string) {
  const calls = await service.aws.calls('CreateJob');
  return calls.filter(({ body }) => (body as { clientRequestToken: string }).clientRequestToken === ulid);
}

describe('when CreateJob is called', () => {
  it('the row is there already, with its intent and no job', async () => {
    await service.aws.setFaults({ hold: ['CreateJob'] });
    const { ulid } = await api.produce(upload);
    const held = (await service.aws.waitForCalls('CreateJob', 1)).at(-1);
    expect(held?.outcome).toBe('held');
    expect(await findProduction(service.db, { ulid })).toMatchObject({
      status: 'queued',
      submit_intent_at: expect.any(Date),
      mediaconvert_job_id: null,
      output_prefix: null,
    });
    await service.aws.setFaults({});
    await api.waitFor(ulid, 'completed');
  });

  it('and its answer is lost, there is one job all the same', async () => {
    await service.aws.setFaults({ accept_then_reset: { CreateJob: { count: 1 } } });
    const { ulid } = await api.produce(upload);
    const production = await api.waitFor(ulid, 'completed');
    expect(await service.aws.jobsOf(ulid)).toMatchObject([{ Id: production.mediaconvert_job_id }]);
    expect(await callsFor(ulid)).toHaveLength(2);
  });

  it('and refused for the moment, the production is submitted later', async () => {
    await service.aws.setFaults({
      error: { CreateJob: { status: 429, code: 'TooManyRequestsException', count: 2 } },
    });
    const { ulid } = await api.produce(upload);
    const production = await atAnyRate(api.waitFor(ulid, 'completed'));
    expect(production.attempt).toBe(1);
    expect(await service.aws.jobsOf(ulid)).toHaveLength(1);
  });

  it('too late after the intent, it is not sent, and the next step sends it', async () => {
    // Committing the intent takes longer than this.
    await workWith({ SUBMIT_GUARD_MS: '1' });
    const { ulid } = await api.produce(upload);
    const { id } = await api.waitFor(ulid, 'completed');
    await untilBoardShows(ulid, { attempts: 1 });
    expect((await eventsOf(service.db, id)).filter(({ event }) => event === 'intended')).toHaveLength(1);
    expect(await callsFor(ulid)).toHaveLength(1);
    // A sweep may have waited for a busy Redis for too long.
    expect(worker.log()).not.toMatch(
      /"queue":"render".*job failed|a queue reported an error|AWS did not do it/,
    );
  });

  it('again and refused, after an answer that was lost, that says nothing about the first call', async () => {
    // The first call is within the rate, and its answer is lost; later calls exceed the rate.
    await service.aws.setFaults({
      accept_then_reset: { CreateJob: { count: 1 } },
      throttle: { CreateJob: 0.01 },
    });
    const before = (await service.aws.calls('CreateJob')).length;
    const { ulid } = await api.produce(upload);
    await atAnyRate(service.aws.waitForCalls('CreateJob', before + 3));
    await service.aws.setFaults({});
    const { id, mediaconvert_job_id } = await atAnyRate(api.waitFor(ulid, 'completed'));
    expect(await service.aws.jobsOf(ulid)).toMatchObject([{ Id: mediaconvert_job_id }]);
    const events = (await eventsOf(service.db, id)).map(({ event }) => event);
    expect(events.filter((event) => event === 'intended' || event === 'withdrawn')).toEqual(['intended']);
  });

  it('and refused for good, the production fails with the reason', async () => {
    await service.aws.setFaults({
      error: { CreateJob: { status: 400, code: 'BadRequestException', message: '/settings: no', count: 1 } },
    });
    const { ulid } = await api.produce(upload);
    expect((await api.waitFor(ulid, 'failed')).error).toEqual({
      code: 'SETTINGS_REJECTED',
      message: '/settings: no',
      class: 'settings',
      retryable: false,
      help: 'MediaConvert takes no such settings. Choose another profile.',
    });
  });
});

describe('while AWS cannot be had', () => {
  it.each([
    ['Probe', { status: 503, code: 'ServiceUnavailable', count: 10 }],
    ['GetJob', { status: 429, code: 'TooManyRequestsException', count: 2 }],
    ['HeadObject', { status: 503, code: 'SlowDown', count: 10 }],
  ])('for %s, a production waits and spends no attempt', async (operation, error) => {
    const unprobed = await api.upload(await createStudio(inject('testDir')).film('waits.mp4', '320x180', 1));
    await service.aws.setFaults({ error: { [operation]: error } });
    const { ulid } = await api.produce(unprobed);
    const { attempt } = await atAnyRate(api.waitFor(ulid, 'completed'));
    expect(attempt).toBe(1);
    expect(await service.aws.jobsOf(ulid)).toHaveLength(1);
    // BullMQ counts its end as the only attempt; a thrown error would count as another.
    await untilBoardShows(ulid, { attempts: 1, progress: 100 });
  });

  it('and answers nothing at all, a step ends in time and is done again', async () => {
    // A call that is answered takes less than this, even on a busy machine.
    await workWith({ AWS_TIMEOUT_MS: '1000' });
    await service.aws.setFaults({ hold: ['GetJob'] });
    const before = (await service.aws.calls('GetJob')).length;
    const { ulid } = await api.produce(upload);
    await service.aws.waitForCalls('GetJob', before + 3);
    await service.aws.setFaults({});
    await api.waitFor(ulid, 'completed');
    await untilBoardShows(ulid, { attempts: 1 });
  });
});

describe('an answer of MediaConvert that does not fit', () => {
  const asGiven = '[\\s\\S]*';
  const answers: [what: string, pattern: string, replacement: string, told: string][] = [
    ['without a job', `^${asGiven}$`, '{}', 'the job is missing'],
    ['without an id', '"id":"[^"]+"', '"id":null', 'Id is missing'],
    ['of another job', '"id":"[^"]+"', '"id":"1515368087458-qnoxtd"', 'Id is 1515368087458-qnoxtd, not '],
    ['of an unknown status', '"status":"[A-Z]+"', '"status":"DREAMING"', 'Status is "DREAMING"'],
    [
      'of no percent',
      '"jobPercentComplete":\\d+',
      '"jobPercentComplete":1e9',
      'JobPercentComplete is 1000000000',
    ],
    ['of no time', '"createdAt":[\\d.]+', '"createdAt":1e300', 'CreatedAt is null'],
    [
      'of no text',
      '"userMetadata":\\{[^}]*\\}',
      '"userMetadata":{"production_ulid":5}',
      'UserMetadata is {"',
    ],
    [
      'of no settings',
      '"outputGroups":\\[',
      '"outputGroups":"none","others":[',
      'Settings.OutputGroups is "none"',
    ],
  ];

  it.each(answers)('to GetJob, %s, is an error in the log; nothing of it is stored', async (...answer) => {
    const [, pattern, replacement, told] = answer;
    await workWith({});
    await service.aws.setFaults({ rewrite: { GetJob: { pattern, replacement } } });
    const { ulid } = await api.produce(upload);
    await vi.waitFor(async () => {
      const { blocked_reason } = await ok(api.GET('/api/productions/{id}', at(ulid)));
      expect(blocked_reason).toContain(`unknown: GetJob answered what does not fit: ${told}`);
    }, patiently);
    const { id } = (await findProduction(service.db, { ulid })) ?? { id: 0 };
    await service.aws.setFaults({});
    const { attempt } = await api.waitFor(ulid, 'completed');
    expect(attempt).toBe(1);
    const events = (await eventsOf(service.db, id)).map(({ event }) => event);
    expect(events).not.toContain('failed');
    // One line stands for all the looks of ten seconds.
    const errors = errorsIn(worker.log());
    expect(errors[0]).toMatchObject({ production: ulid, inFull: expect.stringContaining(told) });
    expect(errors.length).toBeLessThan(6);
  });

  it.each([
    ['without an id', '"id":"[^"]+"', '"id":""'],
    ['of an unknown status', '"status":"[A-Z]+"', '"status":"DREAMING"'],
    ['that writes elsewhere', '(s3://bacs-mc-public-stream/[^/]+/[^/]+/[^/]+/)[^/]+/', '$1'],
    ['that writes nowhere', '"destination":', '"elsewhere":'],
  ])(
    'to CreateJob, a job %s, is taken for lost, and the token finds the job',
    async (_what, pattern, replacement) => {
      await service.aws.setFaults({ rewrite: { CreateJob: { pattern, replacement, count: 1 } } });
      const { ulid } = await api.produce(upload);
      const { mediaconvert_job_id, output_prefix } = await api.waitFor(ulid, 'completed');
      expect(await service.aws.jobsOf(ulid)).toMatchObject([{ Id: mediaconvert_job_id }]);
      expect(await callsFor(ulid)).toHaveLength(2);
      expect(output_prefix).toContain(`/${ulid}/`);
    },
  );

  it('to a search, may hide the job: no other one is made', async () => {
    await workWith(settlesAtOnce);
    const hidden = { pattern: '"id":"[^"]+"', replacement: '"id":null' };
    // The answer to the first call is lost, and later calls are refused, so that only a search finds the job.
    const lost = { accept_then_reset: { CreateJob: { count: 1 } }, throttle: { CreateJob: 0.01 } };
    await service.aws.setFaults({ ...lost, rewrite: { ListJobs: hidden, SearchJobs: hidden } });
    const before = (await service.aws.calls('ListJobs')).length;
    const { ulid } = await api.produce(upload);
    await atAnyRate(service.aws.waitForCalls('ListJobs', before + 4));
    expect(await findProduction(service.db, { ulid })).toMatchObject({ status: 'queued' });
    await service.aws.setFaults({});
    const { mediaconvert_job_id } = await atAnyRate(api.waitFor(ulid, 'completed'));
    expect(await service.aws.jobsOf(ulid)).toMatchObject([{ Id: mediaconvert_job_id }]);
  });

  it('may give a reason of megabytes: it is cut', async () => {
    const reason = `"status":"ERROR","errorCode":1010,"errorMessage":"${'no '.repeat(100_000)}"`;
    const failing = { pattern: '"status":"[A-Z]+"', replacement: reason };
    await service.aws.setFaults({ rewrite: { GetJob: failing } });
    const { ulid } = await api.produce(upload);
    const { error } = await api.waitFor(ulid, 'failed');
    expect(error).toMatchObject({ code: '1010', message: `${'no '.repeat(667).slice(0, 2_000)}…` });
  });

  it('may refuse in megabytes: the reason is cut', async () => {
    const refusal = { status: 400, code: 'BadRequestException', message: 'no '.repeat(100_000), count: 1 };
    await service.aws.setFaults({ error: { CreateJob: refusal } });
    const { ulid } = await api.produce(upload);
    const { error } = await api.waitFor(ulid, 'failed');
    expect(error).toMatchObject({
      code: 'SETTINGS_REJECTED',
      message: expect.stringMatching(/^no .{1997}…$/),
    });
  });

  it('may throttle in megabytes: the production waits all the same', async () => {
    const refusal = { status: 429, code: 'TooManyRequestsException', message: 'no '.repeat(100_000) };
    await service.aws.setFaults({ error: { GetJob: refusal } });
    const { ulid } = await api.produce(upload);
    await vi.waitFor(async () => {
      const { blocked_reason } = await ok(api.GET('/api/productions/{id}', at(ulid)));
      expect(blocked_reason).toMatch(/^throttled: no .{1997}…$/);
    }, patiently);
    await service.aws.setFaults({});
    expect(await atAnyRate(api.waitFor(ulid, 'completed'))).toMatchObject({ attempt: 1 });
    await untilBoardShows(ulid, { attempts: 1 });
  });
});

/** An intent is young for a moment only, and given up after two searches in vain. */
const settlesAtOnce = {
  SUBMIT_GUARD_MS: '1000',
  SUBMIT_RESEND_MS: '1000',
  SUBMIT_SETTLE_MS: '1001',
  SUBMIT_SEARCH_GAP_MS: '1',
};

function errorsIn(log: string): object[] {
  const lines = log.split('\n').filter((line) => line.includes('"level":50'));
  return lines.map((line) => JSON.parse(line));
}

async function addChannel(slug: string): Promise<number> {
  return (await ok(api.POST('/api/spaces', { body: { type: 'channel', name: 'Channel', slug } }))).id;
}

describe('several productions of one upload', () => {
  it('render at the same time', async () => {
    await service.aws.setFaults({ hold: ['GetJob'] });
    const accepted = await Promise.all(
      ['landscape-both-hls', 'portrait-hls', 'simple-hls', 'simple-hls-hq'].map((profile) =>
        api.produce(upload, { profile }),
      ),
    );
    const read = ({ ulid }: { ulid: string }) => ok(api.GET('/api/productions/{id}', at(ulid)));
    const jobs = async () => (await Promise.all(accepted.map(read))).map((one) => one.mediaconvert_job_id);
    await expect.poll(jobs, patiently).not.toContain(null);
    await service.aws.setFaults({});
    const done = await Promise.all(accepted.map(({ ulid }) => api.waitFor(ulid, 'completed')));
    expect(new Set(done.map(({ output_prefix }) => output_prefix)).size).toBe(4);
    const times = done.map(
      ({ started_at, completed_at }) =>
        [Date.parse(started_at ?? ''), Date.parse(completed_at ?? '')] as const,
    );
    expect(Math.max(...times.map(([start]) => start))).toBeLessThan(Math.min(...times.map(([, end]) => end)));
  });

  it('leave what is published alone when one of them fails', async () => {
    const spaceId = await addChannel('kept');
    const { ulid } = await api.waitFor((await api.produce(upload)).ulid, 'completed');
    const body = { space_id: spaceId };
    await ok(api.POST('/api/productions/{id}/publications', { ...at(ulid), body }));
    await service.aws.setFaults({
      error: { CreateJob: { status: 400, code: 'BadRequestException', count: 1 } },
    });
    await api.waitFor((await api.produce(upload)).ulid, 'failed');
    const { items } = await ok(api.GET('/api/spaces/{id}/feed', at(spaceId)));
    expect(items.map(({ production_ulid }) => production_ulid)).toEqual([ulid]);
  });

  it('fail when S3 lacks what MediaConvert says it wrote', async () => {
    await workWith({ OUTPUTS_GRACE_MS: '500' });
    await service.aws.setFaults({ error: { GetObject: { status: 404, code: 'NoSuchKey' } } });
    const { ulid } = await api.produce(upload);
    const { error } = await api.waitFor(ulid, 'failed');
    expect(error?.code).toBe('OUTPUT_MISSING');
    expect(error?.message).toContain(`/${ulid}/landscape/`);
    expect((await outputKeys(service.s3, '')).filter((key) => key.includes(ulid)).length).toBeGreaterThan(0);
  });
});

describe('a publication of the older system', () => {
  it("shows the upload's output prefix in the feed", async () => {
    const spaceId = await addChannel('old');
    await sql`UPDATE uploads SET status = 'completed', output_prefix = '2025-01/02/old/landscape/' WHERE id = ${upload.id}`.execute(
      service.db,
    );
    await sql`INSERT INTO space_publications (upload_id, space_id, status, visible_in_space, published_at)
      VALUES (${upload.id}, ${spaceId}, 'published', 1, '2025-01-03')`.execute(service.db);
    const { items } = await ok(api.GET('/api/spaces/{id}/feed', at(spaceId)));
    const base = `${service.aws.url}/bacs-mc-public-stream/2025-01/02/old/landscape/`;
    expect(items).toMatchObject([
      {
        production_ulid: null,
        output_prefix: '2025-01/02/old/landscape/',
        playlist_url: `${base}video.m3u8`,
        poster_url: `${base}video_poster.0000000.jpg`,
      },
    ]);
  });
});
