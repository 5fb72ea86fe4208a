import { beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient, Upload } from '../support/api-client.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import type { OwnWorker } from '../support/run-worker.ts';
import { startService } from '../support/service.ts';

// What waits, waits with us: the line between acceptance and MediaConvert.

const service = await startService('line');
let film: string;

beforeAll(async () => {
  film = await createStudio(inject('testDir')).film('line.mp4', '320x180', 1);
});

async function join(): Promise<{ api: ApiClient; upload: Upload }> {
  const api = await service.signUp();
  return { api, upload: await api.upload(film) };
}

/** Accepts many, twenty at a time. */
async function produceMany({ api, upload }: { api: ApiClient; upload: Upload }, many: number) {
  for (let left = many; left > 0; left -= 20) {
    const items = Array.from({ length: Math.min(left, 20) }, () => ({}));
    await ok(api.POST('/api/productions/batch', { body: { upload_id: upload.id, items } }));
  }
}

async function work(env: NodeJS.ProcessEnv): Promise<OwnWorker> {
  const worker = await service.runWorker(env);
  onTestFinished(worker.close);
  return worker;
}

const until = (look: () => Promise<void>) => vi.waitFor(look, patiently);
const keepSubmitted = { paused: '.+' };

/** The productions that CreateJob was called for, in order. */
async function submitted(): Promise<string[]> {
  const calls = await service.aws.calls('CreateJob');
  return calls.map(({ body }) => (body as { clientRequestToken: string }).clientRequestToken);
}

async function waitUntilSubmitted(count: number): Promise<string[]> {
  await until(async () => expect((await submitted()).length).toBeGreaterThanOrEqual(count));
  return await submitted();
}

async function jobLog(ulid: string): Promise<string> {
  const { logs } = await service.deps.queues.render.getJobLogs(`${ulid}.1`);
  return logs.join('\n');
}

describe('while MediaConvert starts nothing', () => {
  it('no more than the backlog is submitted; who has one goes before the rest of who has many', async () => {
    const [many, one] = [await join(), await join()];
    await service.aws.setFaults(keepSubmitted);
    await work({ MEDIACONVERT_BACKLOG: '3' });
    await produceMany(many, 12);
    await waitUntilSubmitted(3);
    const { ulid } = await one.api.produce(one.upload);
    await until(async () => expect(await jobLog(ulid)).toMatch(/waits in line behind \d+/));
    expect(await jobLog(ulid)).not.toContain('CreateJob');
    expect(await submitted()).toHaveLength(3);
    expect(await service.boardJob(ulid)).toMatchObject({ attempts: 0 });
    await service.aws.setFaults({});
    await one.api.waitFor(ulid, 'completed');
    expect((await submitted()).indexOf(ulid)).toBeLessThan(6);
    await until(async () => expect(await countUnfinished()).toBe(0));
    expect(new Set(await submitted()).size).toBe(13);
    expect(await submitted()).toHaveLength(13);
  });

  it('what waits is canceled at once, and costs MediaConvert nothing', async () => {
    const { api, upload } = await join();
    await service.aws.setFaults(keepSubmitted);
    await work({ MEDIACONVERT_BACKLOG: '1' });
    const first = await api.produce(upload);
    await until(async () => expect(await submitted()).toContain(first.ulid));
    const { ulid } = await api.produce(upload);
    await until(async () => expect(await jobLog(ulid)).toContain('waits in line'));
    const canceled = await ok(api.POST('/api/productions/{id}/cancel', at(ulid)));
    expect(canceled.status).toBe('canceled');
    await service.aws.setFaults({});
    await api.waitFor(first.ulid, 'completed');
    expect(await submitted()).not.toContain(ulid);
  });

  it('and Redis forgets everything, the line goes on in its order', async () => {
    const { api, upload } = await join();
    await service.aws.setFaults(keepSubmitted);
    const worker = await work({ MEDIACONVERT_BACKLOG: '1' });
    const ulids: string[] = [];
    for (let count = 0; count < 5; count += 1) ulids.push((await api.produce(upload)).ulid);
    await until(async () => expect(await jobLog(ulids[4] ?? '')).toContain('waits in line'));
    for (const queue of [worker.deps.queues.render]) await queue.obliterate({ force: true });
    await service.aws.setFaults({});
    for (const ulid of ulids) await api.waitFor(ulid, 'completed');
    expect((await submitted()).filter((ulid) => ulids.includes(ulid))).toEqual(ulids);
  });

  it('each that is submitted lets the next one follow, before anybody looks again', async () => {
    const many = await join();
    await service.aws.setFaults({ ...keepSubmitted, latency_ms: { CreateJob: 500 } });
    await produceMany(many, 60);
    const before = (await submitted()).length;
    await work({ MEDIACONVERT_BACKLOG: '100', WATCH_EVERY_MS: '600000' });
    await waitUntilSubmitted(before + 60);
  });
});

async function countUnfinished(): Promise<number> {
  const { count } = await service.db
    .selectFrom('productions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', 'in', ['queued', 'submitted', 'processing'])
    .executeTakeFirstOrThrow();
  return Number(count);
}
