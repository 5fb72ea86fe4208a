import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { deletionOf } from '../support/deletions.ts';
import { patiently } from '../support/patiently.ts';
import { updateRow } from '../support/rows.ts';
import type { OwnWorker } from '../support/run-worker.ts';
import { type Service, startService } from '../support/service.ts';

// Who asks why something waits finds out, wherever it is asked: docs/why.md has a row for each cause.

const simpleHls = join(repositoryRoot, 'packages/mc-profiles/profiles/simple-hls.json');
const service: Service = await startService('why');
const { queues } = service.deps;

let api: ApiClient;
let operator: ApiClient;
let upload: { id: number; uuid: string };

beforeAll(async () => {
  [api, operator] = [await service.signUp(), await service.signUp('operator')];
  const film = join(inject('testDir'), 'why.mp4');
  await writeFile(film, 'bytes');
  upload = await api.upload(film);
});

const until = (look: () => Promise<void>) => vi.waitFor(look, patiently);
const reasonOf = async (ulid: string) =>
  (await ok(api.GET('/api/productions/{id}', at(ulid)))).blocked_reason;
const degraded = async () => {
  const { degraded } = await ok(api.GET('/health/ready'));
  return degraded.map(({ code }) => code).sort();
};
const ended = async (ulid: string) => (await api.waitFor(ulid)).status;

/** Waits until the owner, the timeline and the list all say it. */
async function untilTold(ulid: string, reason: RegExp): Promise<void> {
  await until(async () => {
    expect(await reasonOf(ulid)).toMatch(reason);
    const timeline = await ok(operator.GET('/api/productions/{id}/timeline', at(ulid)));
    expect(timeline.blocked_reason).toMatch(reason);
    const { items } = await ok(api.GET('/api/productions', { params: { query: { limit: 1 } } }));
    expect(items[0]).toMatchObject({ ulid, blocked_reason: expect.stringMatching(reason) });
  });
}

describe('why: no worker is alive', () => {
  it('a production, a deletion and readiness tell; all goes on with a worker', async () => {
    const { ulid } = await api.produce(upload);
    const doomed = await api.produce(upload);
    const deletion = await deletionOf(api.DELETE('/api/productions/{id}', at(doomed.ulid)));
    await until(async () => {
      expect(await reasonOf(ulid)).toBe('worker: no worker is alive; it goes on when one is started');
      const told = await ok(operator.GET('/api/deletions/{id}', at(deletion.ulid)));
      expect(told.blocked_reason).toMatch(/^worker: /);
      const { items } = await ok(api.GET('/api/deletions'));
      expect(items[0]).toEqual(told);
      const inspection = await ok(operator.GET('/api/admin/productions/{id}', at(doomed.ulid)));
      expect(inspection.deletion).toEqual(told);
      expect(await degraded()).toEqual(['NO_WORKER']);
    });
    const worker = await service.runWorker();
    await until(async () => expect(await degraded()).toEqual([]));
    expect(await ended(ulid)).toBe('completed');
    expect(await reasonOf(ulid)).toBeNull();
    await worker.close();
    await until(async () => expect(await degraded()).toEqual(['NO_WORKER']));
  });
});

describe('while workers run', () => {
  let worker: OwnWorker;
  beforeAll(async () => {
    worker = await service.runWorker();
    await until(async () => expect(await degraded()).toEqual([]));
  });

  it('why: Redis has forgotten the workers: they tell it again', async () => {
    await until(async () => {
      // They may tell it again before readiness looks again.
      await service.deps.redis.del(`${service.environment['QUEUE_PREFIX']}:workers`);
      expect(await degraded()).toEqual(['NO_WORKER']);
    });
    await until(async () => expect(await degraded()).toEqual([]));
  });

  it('why: an operator has paused a queue: productions and readiness tell', async () => {
    await queues.render.pause();
    const { ulid } = await api.produce(upload);
    await untilTold(ulid, /^paused: an operator has paused the queue render; /);
    await until(async () => expect(await degraded()).toEqual(['QUEUE_PAUSED']));
    await queues.render.resume();
    expect(await ended(ulid)).toBe('completed');
  });

  it('why: no worker has the profile', async () => {
    await queues.render.pause();
    const { ulid, id } = await api.produce(upload);
    await updateRow(service.db, 'productions', id, { config: '{"profile":"of-a-newer-release"}' });
    await queues.render.resume();
    await untilTold(ulid, /^profile: .*of-a-newer-release/);
    await updateRow(service.db, 'productions', id, { config: '{}' });
    expect(await ended(ulid)).toBe('completed');
  });

  it('why: a right is missing: without names of the account, which only the log has', async () => {
    const message =
      'User: arn:aws:sts::123456789012:role/x is not authorized to perform: mediaconvert:CreateJob';
    await service.aws.setFaults({
      error: { CreateJob: { status: 403, code: 'AccessDeniedException', message } },
    });
    const { ulid } = await api.produce(upload);
    await untilTold(ulid, /^forbidden: AccessDeniedException$/);
    const { count, logs } = await queues.render.getJobLogs(`${ulid}.1`);
    expect(count).toBeLessThan(50);
    expect(logs.join()).toContain('forbidden: AccessDeniedException');
    expect(logs.join()).not.toContain('123456789012');
    expect(worker.log()).toContain('mediaconvert:CreateJob');
    await service.aws.setFaults({});
    expect(await ended(ulid)).toBe('completed');
  });

  it('why: workers of different releases or profiles run: readiness and operators are told', async () => {
    const dir = await mkdtemp(join(inject('testDir'), 'profiles-'));
    await mkdir(join(dir, 'profiles'));
    await writeFile(join(dir, 'profiles/own.json'), await readFile(simpleHls));
    const other = await service.runWorker({ RELEASE: 'r-2', MC_PROFILES_DIR: dir });
    await until(async () => expect(await degraded()).toEqual(['PROFILES_DIFFER', 'RELEASES_DIFFER']));
    const { items, paused_queues } = await ok(operator.GET('/api/workers'));
    expect(paused_queues).toEqual([]);
    expect(items.map(({ release }) => release).sort()).toEqual(['0.1.0', 'r-2']);
    const { profiles, queues: names, host } = items.find(({ release }) => release === 'r-2') ?? {};
    expect(profiles).toContain('own');
    expect(names).toEqual(expect.arrayContaining(['render', 'delete', 'describe', 'reconcile', 'twins']));
    expect(host).toMatch(/./);
    await other.close();
    await until(async () => expect(await degraded()).toEqual([]));
  });

  it('the workers are for operators', async () => {
    expect(await api.GET('/api/workers')).toMatchObject({
      response: { status: 403 },
      error: { code: 'OPERATOR_ONLY' },
    });
  });
});
