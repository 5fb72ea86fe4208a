import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deletion } from '@bacs/db';
import { requestDeletion } from '@bacs/db/deletions';
import { findJob } from '@bacs/queue';
import { ulid as newUlid } from 'ulid';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { deletionOf } from '../support/deletions.ts';
import { patiently } from '../support/patiently.ts';
import { addUpload, updateRow } from '../support/rows.ts';
import type { OwnWorker } from '../support/run-worker.ts';
import { type Service, startService } from '../support/service.ts';

const service: Service = await startService('bull-board', { DESCRIBE_AGAIN_MS: '1' });

let api: ApiClient;
let worker: OwnWorker;
let board: (path: string) => Promise<unknown>;
let upload: { id: number; uuid: string };

beforeAll(async () => {
  api = await service.signUp();
  worker = await service.runWorker();
  const { key } = await service.signUp('operator');
  const headers = { authorization: `Basic ${Buffer.from(`me:${key}`).toString('base64')}` };
  board = async (path) =>
    await (await fetch(`${service.apiUrl}/admin/queues/api/queues${path}`, { headers })).json();
  const film = join(inject('testDir'), 'bull-board.mp4');
  await writeFile(film, 'bytes');
  upload = await api.upload(film);
});

type Ended = { state: 'completed' | 'failed'; failedReason?: string; lines: string[] };

/** Waits for the job's end. @returns what Bull Board shows of it, without the times of its lines. */
async function endOf(queue: 'render' | 'delete' | 'describe', id: string): Promise<Ended> {
  let state = '';
  await vi.waitFor(async () => {
    state = await service.deps.queues[queue].getJobState(id);
    expect(['completed', 'failed']).toContain(state);
  }, patiently);
  const { job } = (await board(`/${queue}/${id}`)) as { job: { failedReason?: string } };
  const lines = (await board(`/${queue}/${id}/logs`)) as string[];
  for (const line of lines) expect(line).toMatch(/^20\d\d-\d\d-\d\dT[\d:.]+Z \S/);
  const withoutTimes = lines.map((line) => line.slice(line.indexOf(' ') + 1));
  return { state: state as Ended['state'], failedReason: job.failedReason, lines: withoutTimes };
}

async function countFailed(): Promise<number> {
  const { queues } = (await board('')) as { queues: { name: string; counts: { failed: number } }[] };
  return queues.find(({ name }) => name === 'render')?.counts.failed ?? 0;
}

describe('Bull Board shows', () => {
  it('each step of a render in a line', async () => {
    const { ulid } = await api.produce(upload, { profile: 'simple-hls' });
    const { mediaconvert_job_id: job } = await api.waitFor(ulid, 'completed');
    const { state, lines } = await endOf('render', `${ulid}.1`);
    expect(state).toBe('completed');
    expect(lines.filter((line) => !line.includes('transcode'))).toEqual([
      expect.stringMatching(/^accepted at 20..-/),
      expect.stringMatching(/^(not )?described: ./),
      expect.stringMatching(/^calls CreateJob with profile simple-hls, settings [0-9a-f]{12}$/),
      `submitted to MediaConvert as ${job}`,
      'verified the outputs of 1 groups in S3',
      'completed',
    ]);
    const found = await findJob(service.deps.queues, 'render', { production_ulid: ulid, attempt: 1 });
    expect(found).toMatchObject({ state: 'completed', errors: 0 });
  });

  it('a render by its file and profile, with a way to its page, whatever the file is called', async () => {
    const film = join(inject('testDir'), 'named.mp4');
    await writeFile(film, 'bytes');
    const hostile = '<img src=x onerror=alert(1)>.mp4';
    const named = await api.upload(film, { filename: hostile });
    const { ulid } = await api.produce(named, { profile: 'simple-hls' });
    await endOf('render', `${ulid}.1`);
    const { job } = (await board(`/render/${ulid}.1`)) as { job: Record<string, unknown> };
    expect(job).toMatchObject({
      name: `${hostile} · simple-hls`,
      externalUrl: { displayText: 'Production', href: `/operate/productions/${ulid}` },
    });
    const { queues } = (await board('?activeQueue=render&page=1&jobsPerPage=100')) as {
      queues: { name: string; jobs: { name: string }[] }[];
    };
    const jobs = queues.find(({ name }) => name === 'render')?.jobs.map(({ name }) => name);
    expect(jobs).toContain(`${hostile} · simple-hls`);
    expect(jobs).toContain('bull-board.mp4 · simple-hls');
  });

  const says = (status: string, error = '') => ({
    rewrite: { GetJob: { pattern: '"status":"[A-Z]+"', replacement: `"status":"${status}"${error}` } },
  });
  const refused = { status: 400, code: 'BadRequestException', message: 'not so', count: 1 };

  it.each([
    ['MediaConvert cannot render', says('ERROR', ',"errorCode":1010,"errorMessage":"no"'), '1010: no'],
    ['MediaConvert refuses', { error: { CreateJob: refused } }, 'SETTINGS_REJECTED: not so'],
  ])('a production that %s as a failed job with its code and message', async (_what, faults, reason) => {
    const failedBefore = await countFailed();
    await service.aws.setFaults(faults);
    const { ulid } = await api.produce(upload);
    const { error } = await api.waitFor(ulid, 'failed');
    await service.aws.setFaults({});
    const { state, failedReason, lines } = await endOf('render', `${ulid}.1`);
    const shown = `${reason} [${error?.class}, not retryable] ${error?.help}`;
    expect({ state, failedReason }).toEqual({ state: 'failed', failedReason: shown });
    expect(`${error?.code}: ${error?.message}`).toBe(reason);
    expect(lines.at(-1)).toBe(`failed with ${shown}`);
    expect(await countFailed()).toBe(failedBefore + 1);
    expect(worker.log()).not.toContain('"level":50');
  });

  it('a failed production as a failed job also when another attempt has stored the failure', async () => {
    const { id, ulid } = await api.produce(upload, { profile: 'simple-hls' });
    await api.waitFor(ulid, 'completed');
    const failed = { status: 'failed', error_code: 'CODE', error_message: 'why', attempt: 7 };
    await updateRow(service.db, 'productions', id, failed);
    const job = `${ulid}.7`;
    await service.deps.queues.render.add('render', { production_ulid: ulid, attempt: 7 }, { jobId: job });
    expect(await endOf('render', job)).toMatchObject({
      state: 'failed',
      failedReason: expect.stringMatching(/^CODE: why \[aws, retryable\] ./),
    });
  });

  it('a canceled production as a job that is done', async () => {
    await service.aws.setFaults(says('PROGRESSING'));
    const { ulid } = await api.produce(upload);
    await vi.waitFor(async () => {
      const { status } = await ok(api.GET('/api/productions/{id}', at(ulid)));
      expect(status).toBe('processing');
    }, patiently);
    await ok(api.POST('/api/productions/{id}/cancel', at(ulid)));
    await service.aws.setFaults(says('CANCELED'));
    await api.waitFor(ulid, 'canceled');
    await service.aws.setFaults({});
    const { state, failedReason, lines } = await endOf('render', `${ulid}.1`);
    expect({ state, failedReason }).toEqual({ state: 'completed', failedReason: undefined });
    expect(lines.at(-1)).toBe('canceled, as MediaConvert says');
  });

  it('the steps of a deletion', async () => {
    const production = await api.produce(upload, { profile: 'simple-hls' });
    await api.waitFor(production.ulid, 'completed');
    const { ulid } = await deletionOf(api.DELETE('/api/productions/{id}', at(production.ulid)));
    const { state, lines } = await endOf('delete', `${ulid}.1`);
    expect({ state, lines }).toEqual({
      state: 'completed',
      lines: [
        expect.stringMatching(`^asked to delete production:${production.id} at 20`),
        'every MediaConvert job of it has ended',
        expect.stringMatching(/^deleted \d+ objects so far; looks again in 300 ms$/),
        expect.stringMatching(/^deleted \d+ objects, \d+ bytes; the rows are gone$/),
      ],
    });
  });

  it('a deletion that is refused as a failed job with its code and message', async () => {
    const [own, twin] = [await addUpload(service.db, api.user.id), await addUpload(service.db, api.user.id)];
    await updateRow(service.db, 'uploads', twin.id, { asset_uuid: own.asset_uuid });
    const target = { upload: own.id };
    const wanted = { ulid: newUlid(), userId: api.user.id, target, force: false };
    const { ulid } = (await requestDeletion(service.db, wanted)) as Deletion;
    await vi.waitFor(async () => {
      const { error } = await ok(api.GET('/api/deletions/{id}', at(ulid)));
      expect(error?.code).toBe('PREFIX_REFUSED');
    }, patiently);
    // Reconcile has dispatched it: nobody has enqueued the first attempt.
    const { state, failedReason, lines } = await endOf('delete', `${ulid}.2`);
    expect(state).toBe('failed');
    expect(failedReason).toMatch(/^PREFIX_REFUSED: ./);
    expect(lines.at(-1)).toBe(`failed with ${failedReason}`);
  });

  it('a source that nobody could describe as a failed job, which gives way to the next', async () => {
    const { queues } = service.deps;
    const job = `upload-${upload.id}`;
    const untilGone = () =>
      vi.waitFor(async () => expect(await queues.describe.getJobState(job)).toBe('unknown'), patiently);
    await untilGone();
    await updateRow(service.db, 'uploads', upload.id, { source: null, source_asked_at: null });
    await service.aws.setFaults({
      error: { Probe: { status: 500, code: 'InternalServerErrorException', message: 'later' } },
    });
    await queues.describe.add('describe', { upload_id: upload.id }, { jobId: job, attempts: 1 });
    expect(await endOf('describe', job)).toMatchObject({
      state: 'failed',
      failedReason: expect.stringMatching(/./),
    });
    await service.aws.setFaults({});
    await ok(api.POST('/api/productions/plan', { body: { upload_id: upload.uuid } }));
    await untilGone();
  });
});
