import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { runBacs, startBacsOnTerminal } from '../support/cli.ts';

let service: Api;
let api: ApiClient;
let dir: string;
let file: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  service = await startApi('cli_login');
  api = await service.signUp();
  dir = await mkdtemp(join(inject('testDir'), 'login-'));
  file = join(dir, 'bacs/config.json');
  env = { XDG_CONFIG_HOME: dir };
});

const logIn = (key: string) =>
  runBacs(['login', '--api-url', `${service.apiUrl}/`], { env, input: `${key}\n` });

describe('login', () => {
  it('keeps a key that works where only its owner reads it, and shows it nowhere', async () => {
    const ran = await logIn(api.key);
    expect(ran).toMatchObject({ exitCode: 0, stdout: `You are User 1 (member) at ${service.apiUrl}.\n` });
    expect(ran.stdout + ran.stderr).not.toContain(api.key);
    const modes = await Promise.all(
      [file, join(dir, 'bacs')].map(async (path) => (await stat(path)).mode & 0o777),
    );
    expect(modes).toEqual([0o600, 0o700]);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ api_url: service.apiUrl, api_key: api.key });
    expect(await runBacs(['list', '--json'], { env })).toMatchObject({ exitCode: 0 });
  });

  it('answers programs without the key', async () => {
    const { stdout } = await runBacs(['login', '--json'], {
      env: { ...env, BACS_API_URL: service.apiUrl },
      input: api.key,
    });
    expect(JSON.parse(stdout)).toMatchObject({
      api_url: service.apiUrl,
      file,
      user: { display_name: 'User 1' },
    });
    expect(stdout).not.toContain(api.key);
  });

  it('makes a file private that others could read before', async () => {
    await writeFile(file, '{}', { mode: 0o644 });
    await logIn(api.key);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['wrong', 'bacs_wrong', /^The API does not take this key/],
    ['not there', '', /^That is no API key/],
    ['of several words', 'my key', /^That is no API key/],
  ])('keeps what there is if the key is %s', async (_what, key, told) => {
    await logIn(api.key);
    const ran = await logIn(key);
    expect(ran.stderr).toMatch(told);
    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(await readFile(file, 'utf8')).toContain(api.key);
  });

  it('asks nobody for the address without a terminal', async () => {
    const ran = await runBacs(['login'], { env, input: api.key });
    expect(ran.stderr).toMatch(/bacs login --api-url URL/);
    expect(ran.exitCode).toBe(2);
  });

  describe.runIf(process.platform === 'linux')('on a terminal', () => {
    const start = () => startBacsOnTerminal(['login'], { XDG_CONFIG_HOME: join(dir, 'asked') });

    it('asks for the address and the key, which it does not show', async () => {
      const { ended, told, type } = start();
      await told(/Address of the API \(http:\/\/127[.]0[.]0[.]1:3000\): $/);
      type(`${service.apiUrl}\r`);
      await told(/API key \(it is not shown\): $/);
      type(`${api.key}\r`);
      const { stdout, exitCode } = await ended;
      expect(stdout).toContain(`You are User 1 (member) at ${service.apiUrl}.`);
      expect(stdout).not.toContain(api.key);
      expect(exitCode).toBe(0);
    });

    it.each([
      ['Ctrl-C', '\u0003'],
      ['Ctrl-D', '\u0004'],
    ])('%s leaves everything as it is', async (_what, key) => {
      const { ended, told, type } = start();
      await told(/Address of the API/);
      type(key);
      const { stdout, exitCode } = await ended;
      expect(stdout).toMatch(/Nothing is changed[.]\s*$/);
      expect(exitCode).toBe(130);
    });
  });
});

describe('which key is used', () => {
  it('that of the environment before that of the file', async () => {
    await logIn(api.key);
    const ran = await runBacs(['list'], { env: { ...env, BACS_API_KEY: 'bacs_wrong' } });
    expect(ran.stderr).toMatch(/^The API does not take this key/);
  });

  it('never that of the file for another address', async () => {
    await logIn(api.key);
    const ran = await runBacs(['list'], { env: { ...env, BACS_API_URL: 'http://127.0.0.1:9' } });
    expect(ran.stderr).toBe(
      'There is no key for http://127.0.0.1:9. Log in: bacs login --api-url http://127.0.0.1:9\n',
    );
  });

  it.each(['{', '{"api_url":1,"api_key":"x"}', 'null'])('none if the file holds %s', async (text) => {
    await writeFile(file, text);
    const ran = await runBacs(['list'], { env });
    expect(ran).toMatchObject({ exitCode: 3, stderr: `${file} is damaged. Write it anew: bacs login\n` });
  });

  it('none after logout', async () => {
    await logIn(api.key);
    expect(await runBacs(['logout'], { env })).toMatchObject({
      exitCode: 0,
      stdout: `${file} is removed.\n`,
    });
    await expect(stat(file)).rejects.toThrow('ENOENT');
    expect((await runBacs(['list'], { env })).stderr).toMatch(/^You are not logged in/);
  });
});
