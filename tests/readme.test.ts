import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  answersOk,
  baseEnvironment,
  openProcesses,
  type RunningProcess,
  repositoryRoot,
  waitForLine,
  waitForReady,
} from '@bacs/stack';
import { execa } from 'execa';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { freePort } from './cluster/free-port.ts';
import { afterTests } from './support/after-tests.ts';
import { at, ok } from './support/answers.ts';
import type { ApiClient } from './support/api-client.ts';
import { deletionOf } from './support/deletions.ts';
import { createStudio } from './support/make-videos.ts';
import { patiently } from './support/patiently.ts';
import { createDatabaseUser, createRedisUser } from './support/rights.ts';
import { type Service, startService } from './support/service.ts';

const read = (file: string) => readFile(join(repositoryRoot, file), 'utf8');

/** Fills in .env.example as an operator does. */
function fillIn(example: string, settings: NodeJS.ProcessEnv): string {
  return example.replace(/^(?:# )?([A-Z]\w*)=.*$/gm, (line, name) =>
    settings[name] === undefined ? line : `${name}=${settings[name]}`,
  );
}

// API and worker run by `npm run api` and `npm run worker`, on a file made from .env.example, with the rights of
// docs/operations.md alone.
describe('the session in the README', () => {
  const dir = join(inject('testDir'), 'readme');
  let service: Service;
  let api: ApiClient;
  let session: string;
  let apiUrl: string;
  let started: Record<'api' | 'worker', RunningProcess>;
  const run = (script: string) => execa('bash', ['-c', script], { cwd: dir, reject: false, all: true });

  beforeAll(async () => {
    service = await startService('readme');
    api = await service.signUp();
    await mkdir(join(dir, '.local'), { recursive: true });
    await writeFile(join(dir, '.local/api-key'), api.key);
    await createStudio(join(dir, '.local')).film('sample.mp4', '320x180', 1);

    const port = await freePort();
    apiUrl = `http://127.0.0.1:${port}`;
    const [, script = ''] = /```bash\n([\s\S]*?)```/.exec(await read('README.md')) ?? [];
    session = script.replace('127.0.0.1:3000', `127.0.0.1:${port}`);
    const { DATABASE_URL = '', REDIS_URL = '', QUEUE_PREFIX = '' } = service.environment;
    const settings = {
      ...service.environment,
      DATABASE_URL: await createDatabaseUser('bacs', DATABASE_URL),
      REDIS_URL: await createRedisUser(REDIS_URL, QUEUE_PREFIX),
      PORT: String(port),
      LOG_LEVEL: 'info',
    };
    await writeFile(join(dir, '.env'), fillIn(await read('.env.example'), settings));

    const processes = await openProcesses(dir);
    afterTests(() => processes.close());
    const start = (app: string) =>
      processes.start({
        name: app,
        file: 'npm',
        args: ['run', app, '--', '--env-file', join(dir, '.env')],
        env: baseEnvironment(),
        cwd: repositoryRoot,
      });
    started = { api: start('api'), worker: start('worker') };
    await waitForReady(started.api, () => answersOk(`${apiUrl}/health/ready`));
    await waitForLine(started.worker, /"msg":"worker ready"/);
  });

  it('renders and publishes a video as it stands there, and another one when it is run again', async () => {
    for (const _run of ['first', 'second']) {
      const { exitCode, stdout, stderr } = await run(session);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toMatch(/^completed\n\{"items":\[\{/);
    }
    const { items } = await ok(api.GET('/api/productions'));
    const ulids = items.map(({ ulid }) => ulid);
    expect(ulids).toHaveLength(2);
    const feed = await ok(api.GET('/api/feed'));
    expect(feed.items.map((item) => item.production_ulid)).toEqual(ulids);
  });

  it.each([
    ['nothing listens', /127\.0\.0\.1:\d+/, '127.0.0.1:1', /^curl: .*connect/],
    ['the key is wrong', '$(cat .local/api-key)', 'wrong', /"code":"UNAUTHENTICATED"/],
    ['there is no key', '.local/api-key', '.local/gone', /^cat: .*gone/],
    ['there is no film', '.local/sample.mp4', '.local/gone.mp4', /gone[.]mp4: No such file/],
    ['the slug is taken', '"Idempotency-Key: news"', '"Idempotency-Key: other"', /"code":"SLUG_TAKEN"/],
  ])(
    'tells in one line what is wrong when %s, and does nothing after it',
    async (_what, part, wrong, told) => {
      const before = await ok(api.GET('/api/productions'));
      const { exitCode, all } = await run(session.replace(part, wrong));
      expect(exitCode).toBeGreaterThan(0);
      const lines = all.split('\n').filter((line) => line !== 'completed');
      expect(lines).toEqual([expect.stringMatching(told)]);
      const feed = await ok(api.GET('/api/feed'));
      expect(feed.items).toHaveLength(2);
      if (!all.includes('completed')) expect(await ok(api.GET('/api/productions'))).toEqual(before);
    },
  );

  it('is undone by a deletion, and Bull Board shows the queues', async () => {
    const [production] = (await ok(api.GET('/api/productions'))).items;
    const forced = { params: { path: { id: production?.upload_uuid ?? '' }, query: { force: true } } };
    const { ulid } = await deletionOf(api.DELETE('/api/uploads/{id}', forced));
    const isDone = async () => (await ok(api.GET('/api/deletions/{id}', at(ulid)))).status === 'completed';
    await vi.waitUntil(isDone, patiently);

    const { key } = await service.signUp('operator');
    const authorization = `Basic ${Buffer.from(`operator:${key}`).toString('base64')}`;
    const board = await fetch(`${apiUrl}/admin/queues/api/queues`, { headers: { authorization } });
    expect({ status: board.status, text: await board.text() }).toMatchObject({
      status: 200,
      text: expect.stringContaining('"name":"render"'),
    });
  });

  it('meets no right that is missing', async () => {
    for (const { logFile } of Object.values(started))
      expect(await readFile(logFile, 'utf8')).not.toMatch(/NOPERM|denied/);
  });
});
