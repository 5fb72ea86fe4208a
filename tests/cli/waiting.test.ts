import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, answersOk, repositoryRoot, waitForReady } from '@bacs/stack';
import { execa } from 'execa';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { freePort } from '../cluster/free-port.ts';
import { openProxy } from '../cluster/proxy.ts';
import { ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { createStudio } from '../support/make-videos.ts';
import { startApp } from '../support/processes.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let api: ApiClient;
let film: string;
let dir: string;

beforeAll(async () => {
  service = await startService('cli_waiting');
  await service.runWorker();
  api = await service.signUp();
  dir = await mkdtemp(join(inject('testDir'), 'waiting-'));
  film = await createStudio(dir).film('film.mp4', '320x180', 1);
});

/** Starts `bacs` as users do. `told` waits until stderr has what it looks for. */
function start(args: string[], env: NodeJS.ProcessEnv = {}) {
  const bin = join(repositoryRoot, 'apps/cli/bin/bacs.js');
  const child = execa(process.execPath, [bin, ...args], {
    env: { BACS_API_URL: service.apiUrl, BACS_API_KEY: api.key, XDG_CONFIG_HOME: dir, ...env },
    extendEnv: false,
    reject: false,
  });
  let text = '';
  const told = (wanted: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => wanted.test(text) && resolve(text);
      child.stderr.on('data', (chunk) => {
        text += chunk;
        look();
      });
      child.stderr.on('end', () => reject(new Error(`${wanted} is not in ${text}`)));
      look();
    });
  return { child, told };
}

describe('render --wait', () => {
  it('ends with the true end after the API was killed in the middle', async () => {
    const port = await freePort();
    const apiUrl = `http://127.0.0.1:${port}`;
    const startOwnApi = async (): Promise<App> => {
      const app = await startApp('api', { ...service.environment, PORT: String(port) });
      await waitForReady(app, () => answersOk(`${apiUrl}/health/ready`));
      return app;
    };
    const killed = await startOwnApi();
    await service.aws.setFaults({ paused: '.+' });
    const { child, told } = start(['render', film, '--wait', '--json'], { BACS_API_URL: apiUrl });
    await told(/ {2}submitted$/m);
    killed.kill('SIGKILL');
    await killed.ended;
    await told(/^No answer \(ECONN\w+\); trying again …$/m);
    // It ends while nobody can tell.
    await service.aws.setFaults({});
    const [{ ulid } = { ulid: '' }] = (await ok(api.GET('/api/productions'))).items;
    await api.waitFor(String(ulid), 'completed');
    await startOwnApi();
    const { exitCode, stdout } = await child;
    expect(JSON.parse(stdout)).toMatchObject({ ulid, status: 'completed' });
    expect(exitCode).toBe(0);
  });

  it('makes one production when the answer to the request is lost', async () => {
    const proxy = await openProxy(Number(new URL(service.apiUrl).port));
    const lost = proxy.dropAnswer(/^POST \/api\/productions /);
    const before = (await ok(api.GET('/api/productions'))).items.length;
    const { child } = start(['render', film, '--wait', '--json'], {
      BACS_API_URL: `http://127.0.0.1:${proxy.port}`,
    });
    (await lost).cut();
    const { stdout, stderr, exitCode } = await child;
    expect(stderr).toMatch(/^No answer \(.*\); trying again …$/m);
    expect(exitCode).toBe(0);
    const { items } = await ok(api.GET('/api/productions'));
    expect(items).toHaveLength(before + 1);
    expect(items[0]?.ulid).toBe(JSON.parse(stdout).ulid);
    await proxy.close();
  });

  it('says at Ctrl-C how to go on; the production goes on', async () => {
    await service.aws.setFaults({ paused: '.+' });
    const { child, told } = start(['render', film, '--wait']);
    await told(/ {2}submitted$/m);
    child.kill('SIGINT');
    const { exitCode, stdout, stderr } = await child;
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
    const [, command = ''] = /To wait again: bacs (show \w{26} --wait)$/m.exec(stderr) ?? [];
    await service.aws.setFaults({});
    const again = await start([...command.split(' '), '--json']).child;
    expect(JSON.parse(again.stdout)).toMatchObject({ status: 'completed' });
  });
});

it('draws bars in place and colors on a terminal, and no colors with NO_COLOR', async () => {
  const bin = join(repositoryRoot, 'apps/cli/bin/bacs.js');
  const onTerminal = (args: string, env: NodeJS.ProcessEnv = {}) =>
    execa('script', ['-qec', `'${process.execPath}' '${bin}' ${args}`, '/dev/null'], {
      env: {
        PATH: process.env['PATH'],
        BACS_API_URL: service.apiUrl,
        BACS_API_KEY: api.key,
        TERM: 'xterm-256color',
        ...env,
      },
      extendEnv: false,
    });
  const { stdout: rendered } = await onTerminal(`render ${film} --wait`);
  expect(rendered).toMatch(/film[.]mp4 \[=+\] 100 % .* of .*\/s/);
  expect(rendered).toMatch(/\w{26} \[=+\] 100 % {2}completed/);
  const green = '\u001b[32mcompleted\u001b[39m';
  expect((await onTerminal('list')).stdout).toContain(green);
  expect((await onTerminal('list', { NO_COLOR: '1' })).stdout).not.toContain('\u001b[3');
});
