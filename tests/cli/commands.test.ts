import { once } from 'node:events';
import { copyFile, mkdtemp, rename } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Command } from 'commander';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createProgress } from '../../apps/cli/src/output/progress.ts';
import { buildProgram } from '../../apps/cli/src/program.ts';
import { at, ok } from '../support/answers.ts';
import type { ApiClient, Production } from '../support/api-client.ts';
import { makeIo, type Ran, runBacs } from '../support/cli.ts';
import { createStudio } from '../support/make-videos.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let api: ApiClient;
let dir: string;
let film: string;
let env: NodeJS.ProcessEnv;
let production: Production & { upload_uuid: string | null };
let space: { id: number };

const bacs = (...args: string[]) => runBacs(args, { env });
const parse = ({ stdout }: Ran) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
/** Control characters but the line break, and what overrides the direction of text */
const obeyed = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

beforeAll(async () => {
  service = await startService('cli');
  await service.runWorker();
  api = await service.signUp();
  dir = await mkdtemp(join(inject('testDir'), 'cli-'));
  film = await createStudio(dir).film('film.mp4', '320x180', 1);
  env = { BACS_API_URL: service.apiUrl, BACS_API_KEY: api.key, XDG_CONFIG_HOME: dir };
  production = await api.produce(await api.upload(film));
  await api.waitFor(production.ulid, 'completed');
  space = await ok(api.POST('/api/spaces', { body: { type: 'channel', name: 'News', slug: 'news' } }));
  await api.POST('/api/productions/{id}/publications', {
    ...at(production.ulid),
    body: { space_id: space.id },
  });
});

describe('a space whose slug is a number', () => {
  const addSpace = (slug: string) =>
    ok(api.POST('/api/spaces', { body: { type: 'group', name: 'Year', slug } }));

  it('is found by it', async () => {
    await addSpace('999999');
    expect(await bacs('feed', '999999')).toMatchObject({ exitCode: 0 });
  });

  it('is not taken for the space with that number, nor that one for it', async () => {
    const year = await addSpace(String(space.id));
    const { exitCode, stderr } = await bacs('publish', production.ulid, '--space', String(space.id));
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`Give news or ${year.id}.`)]);
    expect(await bacs('feed', String(year.id))).toMatchObject({ exitCode: 0 });
    await ok(api.DELETE('/api/spaces/{id}', at(year.id)));
  });
});

describe('render', () => {
  it('tells by the exit code that a production failed, and why', async () => {
    const told = '"status":"ERROR","errorCode":1010,"errorMessage":"no film"';
    await service.aws.setFaults({ rewrite: { GetJob: { pattern: '"status":"[A-Z]+"', replacement: told } } });
    const ran = await bacs('render', film, '--wait', '--json');
    await service.aws.setFaults({});
    expect(ran.stderr).toMatch(/^\w{26} is failed: 1010 no film$/m);
    expect(parse(ran)).toMatchObject([{ status: 'failed' }]);
    expect(ran.exitCode).toBe(1);
  });

  it.each([
    ['answers', []],
    ['tells, when it was to wait,', ['--wait']],
  ])('%s what it has accepted, though the next is refused', async (_what, wait) => {
    const missing = '0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11';
    const { stdout, stderr, exitCode } = await bacs(
      'render',
      String(production.upload_uuid),
      missing,
      ...wait,
    );
    expect(stderr).toMatch(/UPLOAD_NOT_FOUND/);
    expect(exitCode).toBe(4);
    const [{ ulid } = { ulid: '' }] = (await ok(api.GET('/api/productions'))).items;
    expect(ulid).not.toBe(production.ulid);
    if (wait.length === 0) expect(stdout).toContain(`${ulid} is accepted.`);
    else expect(stderr).toContain(`To wait for it: bacs show ${ulid} --wait\n`);
  });

  it('names the profiles that there are before it uploads anything', async () => {
    const before = await ok(api.GET('/api/uploads'));
    const ran = await bacs('render', film, '--profile', 'cinema');
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toMatch(/^There is no profile cinema[.] There are: .*landscape-both-hls/);
    expect(await ok(api.GET('/api/uploads'))).toEqual(before);
  });
});

it('upload takes the type from the extension, and leaves it to MediaConvert if there is none', async () => {
  const files = [join(dir, 'Holiday.MOV'), join(dir, 'holiday')];
  for (const file of files) await copyFile(film, file);
  const uploads = parse(await bacs('upload', ...files, '--json'));
  expect(uploads).toMatchObject([
    { filename: 'Holiday.MOV', content_type: 'video/quicktime', status: 'uploaded' },
    { filename: 'holiday', content_type: 'video/mp4', status: 'uploaded' },
  ]);
});

describe('every command', () => {
  const io = makeIo({ env: {} }).io;
  const commands = buildProgram(io, createProgress(io)).commands;

  it('answers programs in JSON, and with nothing else', async () => {
    const { ulid, upload_uuid: uuid } = production;
    const failed = async () => {
      const other = await api.produce({ uuid: String(uuid) });
      await api.POST('/api/productions/{id}/cancel', at(other.ulid));
      return (await api.waitFor(other.ulid, 'canceled')).ulid;
    };
    await service.aws.setFaults({ paused: '.+' });
    const running = (await api.produce({ uuid: String(uuid) })).ulid;
    const canceled = await failed();
    const runs: Record<string, string[]> = {
      upload: [film],
      render: [String(uuid), '--profile', 'simple-hls'],
      plan: [String(uuid)],
      profiles: [],
      list: ['--limit', '2'],
      show: [ulid],
      timeline: [ulid],
      cancel: [running],
      retry: [canceled],
      spaces: [],
      'create-space': ['olds', '--type', 'group'],
      feed: ['news'],
      unpublish: [ulid, '--space', String(space.id)],
      publish: [ulid, '--space', 'news'],
      delete: [ulid, '--dry-run'],
      open: [],
      logout: [],
    };
    // These two have tests of their own.
    const others = ['listen', 'login'];
    expect(Object.keys(runs).concat(others).sort()).toEqual(commands.map((command) => command.name()).sort());
    for (const [command, args] of Object.entries(runs)) {
      const ran = await bacs(command, ...args, '--json');
      expect({ command, ...ran }).toMatchObject({ exitCode: 0 });
      const values = parse(ran);
      expect({ command, values }).toMatchObject({ values: expect.arrayContaining([expect.any(Object)]) });
    }
    await service.aws.setFaults({});
  });

  it.each(commands.map((command): [string, Command] => [command.name(), command]))(
    '%s --help shows an example with options that there are',
    async (name) => {
      const { stdout, exitCode } = await bacs(name, '--help');
      const [, examples = ''] = /^Examples?:\n((?: {2}bacs .*\n?)+)/m.exec(stdout) ?? [];
      expect(examples).toContain(`bacs ${name}`);
      for (const [option] of examples.matchAll(/--[\w-]+/g))
        expect(stdout).toMatch(new RegExp(`^  .*${option}\\b`, 'm'));
      expect(exitCode).toBe(0);
    },
  );
});

describe('what goes wrong is told with what to do', () => {
  it.each<[what: string, args: string[], env: NodeJS.ProcessEnv, exitCode: number, told: RegExp]>([
    [
      'there is no key',
      ['list'],
      { BACS_API_KEY: '' },
      3,
      /^There is no key for http:.* Log in: bacs login --api-url http/,
    ],
    [
      'nobody is logged in',
      ['list'],
      { BACS_API_KEY: '', BACS_API_URL: '' },
      3,
      /^You are not logged in[.] .*bacs login/,
    ],
    [
      'the key is wrong',
      ['list'],
      { BACS_API_KEY: 'bacs_wrong' },
      3,
      /^The API does not take this key[.] .*bacs login/,
    ],
    [
      'nothing listens',
      ['list'],
      { BACS_API_URL: 'http://127.0.0.1:9' },
      5,
      /^Nothing answers at http:\/\/127[.]0[.]0[.]1:9 \(/,
    ],
    ['the address is none', ['list'], { BACS_API_URL: 'localhost' }, 2, /^BACS_API_URL: give the address/],
    ['a file is missing', ['upload', 'gone.mp4'], {}, 2, /^There is no file gone[.]mp4[.]$/m],
    ['a folder is given', ['render', '/tmp'], {}, 2, /^\/tmp is not a file[.]$/m],
    ['a production is missing', ['show', '01M81C2WT8M8Q4W6X7Y8ZABCDE'], {}, 4, /PRODUCTION_NOT_FOUND/],
    ['a production has ended', ['cancel', '{ULID}'], {}, 4, /PRODUCTION_COMPLETED|PRODUCTION_ENDED/],
    ['a space is missing', ['feed', 'none'], {}, 2, /^There is no space none[.] The newest are: .*news/m],
    [
      'no type has this name',
      ['listen', '--types', 'film.ended'],
      {},
      2,
      /^One of these is no type .*film[.]ended[.] docs/,
    ],
    [
      'what to delete is published',
      ['delete', '{ULID}'],
      {},
      4,
      /^\w{26} is published; --force deletes it anyway[.]$/,
    ],
    ['a ULID is none', ['show', '{ULID}', 'x'], {}, 2, /Give the ULID of a production/],
    ['a UUID is none', ['plan', 'x'], {}, 2, /Give the UUID of an upload/],
    ['a name is none', ['render', 'x.mp4', '--name', ''], {}, 2, /Give one line/],
    ['a slug is none', ['create-space', 'My News', '--type', 'group'], {}, 2, /Give small letters/],
    ['an id is none', ['delete', 'x'], {}, 2, /^x is no ULID .* UUID/],
    [
      'an option is none',
      ['list', '--statu', 'failed'],
      {},
      2,
      /unknown option '--statu'\n\(Did you mean --status\?\)/,
    ],
    ['a number is none', ['list', '--limit', 'x'], {}, 2, /Give a whole number/],
    ['a status is none', ['list', '--status', 'ready'], {}, 2, /Allowed choices are queued/],
    ['there is no argument', ['show'], {}, 2, /missing required argument 'ulid'/],
    ['there is no command', [], {}, 2, /^Usage: bacs/],
  ])('%s', async (_what, args, changed, exitCode, told) => {
    const real = args.map((arg) => (arg === '{ULID}' ? production.ulid : arg));
    const ran = await runBacs(real, { env: { ...env, XDG_CONFIG_HOME: join(dir, 'nobody'), ...changed } });
    expect(ran.stderr.trim()).toMatch(told);
    expect(ran).toMatchObject({ exitCode, stdout: '' });
    expect(ran.stderr).not.toContain(String(env['BACS_API_KEY']));
  });

  it.each([
    ['something else', 200, '<html>', 4, /not as the API does: <html>$/m],
    [
      'an API in trouble',
      500,
      '{"code":"INTERNAL_ERROR","title":"An error"}',
      5,
      /find it in the log by r-1[.]$/m,
    ],
  ])('%s answers at the address', async (_what, status, body, exitCode, told) => {
    const server = createServer((_request, response) => {
      const type = status === 200 ? 'text/html' : 'application/problem+json';
      response.writeHead(status, { 'content-type': type, 'x-request-id': 'r-1' }).end(body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const ran = await runBacs(['cancel', production.ulid], { env: { ...env, BACS_API_URL: url } });
    server.close();
    expect(ran.stderr).toMatch(told);
    expect(ran.exitCode).toBe(exitCode);
  });
});

it('prints no character that a terminal obeys, whatever names hold', async () => {
  const hostile = join(dir, 'holiday\x1b]0;owned\x07\x1b[31m\nin\u202eRome.mp4');
  await rename(await createStudio(dir).film('other.mp4', '320x180', 1), hostile);
  await service.db
    .updateTable('productions')
    .set({ name: 'a\x1b[2Jb\u009b31mc\u202ed' })
    .where('ulid', '=', production.ulid)
    .execute();
  const runs = [
    await bacs('upload', hostile),
    await bacs('upload', hostile, '--json'),
    await bacs('upload', `${hostile}.gone`),
    await bacs('list'),
    await bacs('list', '--json'),
    await bacs('show', production.ulid),
  ];
  for (const { stdout, stderr } of runs) expect(stdout + stderr).not.toMatch(obeyed);
  expect(runs[1]?.stdout).toContain('holiday_]0;owned__[31m_in_Rome.mp4');
  expect(runs[3]?.stdout).toContain('a\\u{1b}[2Jb\\u{9b}31mc\\u{202e}d');
  const [shown] = parse(await bacs('show', production.ulid, '--json'));
  expect(shown.name).toBe('a\x1b[2Jb\u009b31mc\u202ed');
});

it('prints no such character either that an API puts where it has none', async () => {
  const answer = JSON.stringify({ ulid: 'a\x1b[2J', status: 'canceled\x1b]0;owned\x07' });
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const foreign = { ...env, BACS_API_URL: `http://127.0.0.1:${port}` };
  for (const command of ['cancel', 'retry', 'delete']) {
    const { exitCode, stdout, stderr } = await runBacs([command, production.ulid], { env: foreign });
    expect({ command, exitCode, stderr }).toEqual({ command, exitCode: 0, stderr: '' });
    expect(stdout).toContain('a\\u{1b}[2J');
    expect(stdout).not.toMatch(obeyed);
  }
  server.close();
});
