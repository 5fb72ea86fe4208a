import { copyFile, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { openProxy } from '../cluster/proxy.ts';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { runBacs, startBacs, startBacsOnTerminal } from '../support/cli.ts';
import { createStudio } from '../support/make-videos.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let api: ApiClient;
let film: string;
let dir: string;

beforeAll(async () => {
  service = await startService('cli_waiting', { WATCH_EVERY_MS: '200' });
  await service.runWorker();
  api = await service.signUp();
  dir = await mkdtemp(join(inject('testDir'), 'waiting-'));
  film = await createStudio(dir).film('film.mp4', '320x180', 1);
});

const environment = (): NodeJS.ProcessEnv => ({
  BACS_API_URL: service.apiUrl,
  BACS_API_KEY: api.key,
  XDG_CONFIG_HOME: dir,
});
const start = (args: string[], env: NodeJS.ProcessEnv = {}) => startBacs(args, { ...environment(), ...env });
const run = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  runBacs(args, { env: { ...environment(), ...env } });

describe('render --wait', () => {
  it('shows how productions go on, and where they play', async () => {
    // Percents are told once a second, and looked for less often than that.
    await service.aws.setFaults({ instant_render_ms: 8_000 });
    const both = ['--profile', 'portrait-hls', '--profile', 'simple-hls'];
    const ran = await run(['render', film, ...both, '--wait']);
    await service.aws.setFaults({});
    expect(ran.exitCode).toBe(0);
    const ulids = [...ran.stdout.matchAll(/^production +(\w{26})$/gm)].map(([, ulid]) => ulid);
    expect(ulids).toHaveLength(2);
    expect(ran.stdout.match(/^plays at +http.*[.]m3u8$/gm)?.length).toBeGreaterThanOrEqual(2);
    expect(ran.stderr).toMatch(/^film[.]mp4 {2}100 %/m);
    for (const ulid of ulids) {
      const lines = [...ran.stderr.matchAll(new RegExp(`^${ulid} {2}(\\d+) % {2}(\\w+)`, 'gm'))];
      const percents = lines.map(([, percent]) => Number(percent));
      expect(percents).toEqual(percents.toSorted((one, other) => one - other));
      expect(percents.some((percent) => percent > 0 && percent < 100)).toBe(true);
      expect(lines.at(-1)?.slice(1)).toEqual(['100', 'completed']);
    }
  });

  it('ends with the true end after the API was gone in the middle', async () => {
    const proxy = await openProxy(Number(new URL(service.apiUrl).port));
    await service.aws.setFaults({ paused: '.+' });
    const { ended, told } = start(['render', film, '--wait', '--json'], {
      BACS_API_URL: `http://127.0.0.1:${proxy.port}`,
    });
    await told(/ {2}submitted$/m);
    await proxy.setMode('refuse');
    await told(/^No answer \(.+\); trying again …$/m);
    // It ends while nobody can tell.
    await service.aws.setFaults({});
    const [{ ulid } = { ulid: '' }] = (await ok(api.GET('/api/productions'))).items;
    await api.waitFor(String(ulid), 'completed');
    await proxy.setMode('pass');
    const { exitCode, stdout } = await ended;
    expect(JSON.parse(stdout)).toMatchObject({ ulid, status: 'completed' });
    expect(exitCode).toBe(0);
    await proxy.close();
  });

  it('makes one production when the answer to the request is lost', async () => {
    const proxy = await openProxy(Number(new URL(service.apiUrl).port));
    const lost = proxy.dropAnswer(/^POST \/api\/productions /);
    const before = (await ok(api.GET('/api/productions'))).items.length;
    const running = run(['render', film, '--wait', '--json'], {
      BACS_API_URL: `http://127.0.0.1:${proxy.port}`,
    });
    (await lost).cut();
    const { stdout, stderr, exitCode } = await running;
    expect(stderr).toMatch(/^No answer \(.*\); trying again …$/m);
    expect(exitCode).toBe(0);
    const { items } = await ok(api.GET('/api/productions'));
    expect(items).toHaveLength(before + 1);
    expect(items[0]?.ulid).toBe(JSON.parse(stdout).ulid);
    await proxy.close();
  });

  it('says at Ctrl-C how to go on; the production goes on', async () => {
    await service.aws.setFaults({ paused: '.+' });
    const { ended, told, kill } = start(['render', film, '--wait']);
    await told(/ {2}submitted$/m);
    kill('SIGINT');
    const { exitCode, stdout, stderr } = await ended;
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
    const [, command = ''] = /To wait again: bacs (show \w{26} --wait)$/m.exec(stderr) ?? [];
    await service.aws.setFaults({});
    const again = await run([...command.split(' '), '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ status: 'completed' });
  });
});

it('show --wait goes on to wait for the others when one is gone, and answers those', async () => {
  const upload = await api.upload(film);
  await service.aws.setFaults({ paused: '.+' });
  const [gone, stays] = [await api.produce(upload), await api.produce(upload)];
  const { ended, told } = start(['show', gone.ulid, stays.ulid, '--wait', '--json']);
  for (const { ulid } of [gone, stays]) await told(new RegExp(`^${ulid} .*submitted$`, 'm'));
  await api.DELETE('/api/productions/{id}', at(gone.ulid));
  await told(new RegExp(`^${gone.ulid} is not waited for any more: .*PRODUCTION_NOT_FOUND`, 'm'));
  await service.aws.setFaults({});
  const { exitCode, stdout } = await ended;
  expect(JSON.parse(stdout)).toMatchObject({ ulid: stays.ulid, status: 'completed' });
  expect(exitCode).toBe(4);
});

it('upload says at Ctrl-C that nothing is uploaded', async () => {
  await service.aws.setFaults({ hold: ['PostObject'] });
  const { ended, told, kill } = start(['upload', film]);
  await told(/^film[.]mp4 {2}\d+ %/m);
  kill('SIGINT');
  const { exitCode, stdout, stderr } = await ended;
  await service.aws.setFaults({});
  expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
  expect(stderr).toMatch(/film[.]mp4 is not uploaded[.] /);
});

it('shows times where the user is', async () => {
  const [production] = (await ok(api.GET('/api/productions'))).items;
  const hours = 9 * 3_600_000;
  const inTokyo = new Date(Date.parse(String(production?.created_at)) + hours).toISOString();
  const { stdout } = await start(['list'], { TZ: 'Asia/Tokyo' }).ended;
  expect(stdout).toContain(inTokyo.slice(0, 19).replace('T', ' '));
});

it.runIf(process.platform === 'linux')(
  'draws bars in place and colors on a terminal, and no colors with NO_COLOR',
  async () => {
    const draw = async (args: string[], env: NodeJS.ProcessEnv = {}) =>
      (await startBacsOnTerminal(args, { ...environment(), ...env }).ended).stdout;
    const long = join(dir, `${'holiday'.repeat(12)}.mp4`);
    await copyFile(film, long);
    const rendered = await draw(['render', long, '--wait']);
    expect(rendered).toMatch(/(holiday){2}hol… \[=+\] 100 % .* of .*\/s .*left/);
    expect(rendered).toMatch(/\w{26} \[=+\] 100 % {2}completed/);
    expect(await draw(['list'])).toContain('\u001b[32mcompleted\u001b[39m');
    expect(await draw(['list'], { NO_COLOR: '1' })).not.toContain('\u001b[3');
  },
);
