import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  answersOk,
  baseEnvironment,
  openProcesses,
  repositoryRoot,
  waitForLine,
  waitForReady,
} from '@bacs/stack';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freePort } from './cluster/free-port.ts';
import { ok } from './support/answers.ts';
import type { ApiClient } from './support/api-client.ts';
import { createStudio } from './support/make-videos.ts';
import { type Service, startService } from './support/service.ts';

const read = (file: string) => readFile(join(repositoryRoot, file), 'utf8');

/** Fills in .env.example as an operator does. */
function fillIn(example: string, settings: NodeJS.ProcessEnv): string {
  return example.replace(/^(?:# )?([A-Z]\w*)=.*$/gm, (line, name) =>
    settings[name] === undefined ? line : `${name}=${settings[name]}`,
  );
}

describe('the session in the README, with `npm run api` and `npm run worker` on a file made from .env.example', () => {
  const dir = join(inject('testDir'), 'readme');
  let service: Service;
  let api: ApiClient;
  let session: string;
  const run = (script: string) => execa('bash', ['-c', script], { cwd: dir, reject: false, all: true });

  beforeAll(async () => {
    service = await startService('readme');
    api = await service.signUp();
    await mkdir(join(dir, '.local'), { recursive: true });
    await writeFile(join(dir, '.local/api-key'), api.key);
    await createStudio(join(dir, '.local')).film('sample.mp4', '320x180', 1);

    const port = await freePort();
    const [, script = ''] = /```bash\n([\s\S]*?)```/.exec(await read('README.md')) ?? [];
    session = script.replace('127.0.0.1:3000', `127.0.0.1:${port}`);
    const settings = { ...service.environment, PORT: String(port), LOG_LEVEL: 'info' };
    await writeFile(join(dir, '.env'), fillIn(await read('.env.example'), settings));

    const processes = await openProcesses(dir);
    afterAll(() => processes.close());
    const start = (app: string) =>
      processes.start({
        name: app,
        file: 'npm',
        args: ['run', app, '--', '--env-file', join(dir, '.env')],
        env: baseEnvironment(),
        cwd: repositoryRoot,
      });
    const started = { api: start('api'), worker: start('worker') };
    await waitForReady(started.api, () => answersOk(`http://127.0.0.1:${port}/health/ready`));
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
});
