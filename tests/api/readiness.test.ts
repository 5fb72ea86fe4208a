import { buildApp, openDependencies, readConfig } from '@bacs/api';
import { noteEvents, noteSweep } from '@bacs/queue';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { type Api, startApi } from '../support/api.ts';
import { createTestDatabase } from '../support/database.ts';
import { lookUntil, patiently } from '../support/patiently.ts';
import { addProduction, addUpload, updateRow } from '../support/rows.ts';

const service: Api = await startApi('readiness');
const unmigrated = await createTestDatabase('unmigrated');
const older = await createTestDatabase('older');

beforeAll(async () => {
  await sql`DROP TABLE kysely_migration`.execute(unmigrated.db);
  await sql`DELETE FROM kysely_migration ORDER BY name DESC LIMIT 1`.execute(older.db);
});

type Opened = Awaited<ReturnType<typeof openDependencies>>;
const opened: Opened[] = [];
afterTests(async () => void (await Promise.all(opened.map(({ closeDependencies }) => closeDependencies()))));

/** Starts an API with other settings. @returns how it answers whether it is ready. */
async function askReadiness(env: NodeJS.ProcessEnv) {
  const dependencies = await openDependencies(readConfig({ ...service.environment, ...env }));
  opened.push(dependencies);
  const app = await buildApp(dependencies.deps);
  return async () => {
    const answer = await app.inject('/health/ready');
    const { problems, degraded } = answer.json() as Record<'problems' | 'degraded', { code: string }[]>;
    const codesOf = (list: { code: string }[]) => list.map(({ code }) => code);
    return { status: answer.statusCode, problems: codesOf(problems), degraded: codesOf(degraded), answer };
  };
}

function withUrl(url: string, change: (url: URL) => void): string {
  const changed = new URL(url);
  change(changed);
  return changed.href;
}
const database = service.environment['DATABASE_URL'] ?? '';
const noWorker = 'NO_WORKER';

describe('is not ready: an API whose database', () => {
  it.each([
    ['is not there', 'DATABASE_UNREACHABLE', withUrl(database, (url) => Object.assign(url, { port: '1' }))],
    ['has no such host', 'DATABASE_UNREACHABLE', 'mysql://root:hidden@nowhere.invalid/x'],
    [
      'does not exist',
      'DATABASE_MISSING',
      withUrl(database, (url) => Object.assign(url, { pathname: '/no' })),
    ],
    [
      'refuses it',
      'DATABASE_REFUSED',
      withUrl(database, (url) => Object.assign(url, { username: 'nobody' })),
    ],
    ['was never migrated', 'DATABASE_NOT_MIGRATED', unmigrated.url],
    ['lacks the newest migration', 'DATABASE_NOT_MIGRATED', older.url],
  ])('%s (%s)', async (_what, code, DATABASE_URL) => {
    const ask = await askReadiness({ DATABASE_URL });
    // A busy server may take longer to refuse than readiness waits.
    const { answer } = await vi.waitFor(async () => {
      const told = await ask();
      expect(told).toMatchObject({ status: 503, problems: [code] });
      return told;
    }, patiently);
    expect(answer.body).not.toMatch(/hidden|nobody|127\.0\.0\.1|invalid/);
  });
});

describe('is ready, and says what is degraded: an API', () => {
  const redis = service.environment['REDIS_URL'] ?? '';
  it.each([
    ['whose Redis is not there', 'QUEUE_UNREACHABLE', { REDIS_URL: 'redis://127.0.0.1:1' }],
    [
      'whose Redis refuses it',
      'QUEUE_REFUSED',
      { REDIS_URL: withUrl(redis, (url) => Object.assign(url, { username: 'nobody', password: 'hidden' })) },
    ],
  ])('%s (%s)', async (_what, code, env) => {
    const ask = await askReadiness(env);
    await vi.waitFor(async () => expect((await ask()).degraded).toEqual([code]), patiently);
    const { status, answer } = await ask();
    expect(status).toBe(200);
    expect(answer.body).not.toMatch(/hidden|nobody|127\.0\.0\.1/);
  });

  it('whose Bull Board says so too', async () => {
    const { key } = await service.signUp('operator');
    const authorization = `Basic ${Buffer.from(`me:${key}`).toString('base64')}`;
    const env = { ...service.environment, REDIS_URL: 'redis://127.0.0.1:1' };
    const dependencies = await openDependencies(readConfig(env));
    opened.push(dependencies);
    const app = await buildApp(dependencies.deps);
    const board = await app.inject({ url: '/admin/queues/api/queues', headers: { authorization } });
    expect(board.statusCode).toBe(503);
    expect(['QUEUE_UNAVAILABLE', 'TIMEOUT']).toContain(board.json().code);
  });

  it.each([
    ['whose bucket is not there', 'BUCKET_MISSING', { UPLOAD_BUCKET: 'no-such-bucket' }],
    ['whose S3 does not answer', 'STORAGE_UNREACHABLE', { S3_ENDPOINT: 'http://127.0.0.1:1' }],
  ])('%s (%s)', async (_what, code, { S3_ENDPOINT, ...env }: Record<string, string | undefined>) => {
    const endpoint = process.env['AWS_ENDPOINT_URL'];
    if (S3_ENDPOINT) process.env['AWS_ENDPOINT_URL'] = S3_ENDPOINT;
    const ask = await askReadiness(env);
    await vi.waitFor(async () => expect((await ask()).degraded).toEqual([noWorker, code]), patiently);
    process.env['AWS_ENDPOINT_URL'] = endpoint;
    expect((await ask()).status).toBe(200);
  });

  it('whose S3 hangs, also while it asks again, and no longer once S3 is back', async () => {
    await service.aws.setFaults({ hold: ['HeadBucket'] });
    onTestFinished(() => service.aws.setFaults({}));
    const ask = await askReadiness({});
    const storage = [noWorker, 'STORAGE_UNREACHABLE'];
    await vi.waitFor(async () => expect((await ask()).degraded).toEqual(storage), patiently);
    const { length } = await service.aws.calls('HeadBucket');
    // A good answer is kept for a minute.
    const timeout = 40_000;
    await lookUntil(
      async () => {
        expect((await ask()).degraded).toContain('STORAGE_UNREACHABLE');
        return (await service.aws.calls('HeadBucket')).length > length || undefined;
      },
      () => 'S3 was not asked again',
      timeout,
    );
    await service.aws.setFaults({});
    const isReady = async () => expect((await ask()).degraded).toEqual([noWorker]);
    await vi.waitFor(isReady, { ...patiently, timeout });
  });

  it('that has no AWS credentials', async () => {
    const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;
    const known = names.map((name) => process.env[name]);
    for (const name of names) delete process.env[name];
    const elsewhere = { AWS_EC2_METADATA_DISABLED: 'true', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
    Object.assign(process.env, elsewhere, { AWS_CONFIG_FILE: '/dev/null' });
    const ask = await askReadiness({});
    await vi.waitFor(async () => {
      expect((await ask()).degraded).toEqual([noWorker, 'AWS_CREDENTIALS_MISSING']);
    }, patiently);
    names.forEach((name, index) => {
      process.env[name] = known[index];
    });
  });

  it('on whose queues nobody works', async () => {
    const ask = await askReadiness({});
    // On a busy machine, Redis may need longer for its first answer than readiness waits.
    await vi.waitFor(async () => {
      expect(await ask()).toMatchObject({ status: 200, problems: [], degraded: [noWorker] });
    }, patiently);
  });

  it('whose queue somebody has paused', async () => {
    await service.deps.queues.delete.pause();
    const ask = await askReadiness({});
    await vi.waitFor(async () => {
      expect(await ask()).toMatchObject({ status: 200, degraded: [noWorker, 'QUEUE_PAUSED'] });
    }, patiently);
    await service.deps.queues.delete.resume();
  });

  it.each([
    ['whose sweep does not get through MediaConvert’s lists', 'SWEEP_SHORT', { isComplete: false }],
    ['whose events do not arrive', 'EVENTS_MISSING', { isComplete: true }],
  ])('%s (%s)', async (_what, code, { isComplete }) => {
    const { redis } = service.deps;
    const place = { redis, prefix: service.environment['QUEUE_PREFIX'] ?? '' };
    const { id } = await addProduction(service.db, await addUpload(service.db));
    await updateRow(service.db, 'productions', id, { status: 'processing', started_at: '2026-01-01' });
    onTestFinished(async () => {
      await updateRow(service.db, 'productions', id, { status: 'canceled' });
      await redis.del(`${place.prefix}:watch-state`);
    });
    const ask = await askReadiness({});
    const sweep = { running: 1, untold: 0, isWhole: true, nextMs: 60_000 };
    await noteSweep(place, { ...sweep, isComplete: true });
    await vi.waitFor(async () => expect((await ask()).degraded).toEqual([noWorker]), patiently);
    // Somebody listens, and something has transcoded for long.
    await noteEvents(place, { events: 0, ends: 0 });
    if (isComplete) await redis.hset(`${place.prefix}:watch-state`, 'running_since', 0);
    await noteSweep(place, { ...sweep, isComplete });
    await vi.waitFor(async () => expect((await ask()).degraded).toEqual([noWorker, code]), patiently);
  });
});

it('readiness costs the same, however many ask', async () => {
  const { deps } = await openDependencies(readConfig(service.environment)).then((all) => {
    opened.push(all);
    return all;
  });
  const answers = await Promise.all(Array.from({ length: 500 }, deps.readiness));
  expect(new Set(answers).size).toBe(1);
});
