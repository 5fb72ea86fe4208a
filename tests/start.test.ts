import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { appEnvironment, baseEnvironment, repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { describe, expect, inject, it } from 'vitest';
import { startApp } from './support/processes.ts';

/** Starts an app's main with settings that are wrong, and reads what it prints. */
async function start(app: string, wrong: NodeJS.ProcessEnv, args: string[] = []) {
  const servers = {
    databaseUrl: 'mysql://root@127.0.0.1:1/none',
    redisUrl: 'redis://127.0.0.1:1',
    ffmpegPath: inject('ffmpegPath'),
    ffprobePath: inject('ffprobePath'),
  };
  const env = { ...appEnvironment(servers, { apiPort: 0, awsPort: 0 }, inject('testDir')), ...wrong };
  const main = join(repositoryRoot, `apps/${app}/src/main.ts`);
  const { exitCode, stdout, stderr } = await execa(process.execPath, [main, ...args], {
    env,
    extendEnv: false,
    reject: false,
  });
  return { exitCode, stdout, lines: stderr.split('\n') };
}

describe('a process whose settings are wrong ends with the lines that say what is wrong, and nothing else', () => {
  it.each([
    ['api', 'PORT'],
    ['worker', 'RENDER_POLL_MS'],
    ['local-aws', 'LOCAL_AWS_PORT'],
  ])('%s with an environment that is wrong', async (app, name) => {
    const { exitCode, stdout, lines } = await start(app, { [name]: 'soon' });
    expect(lines).toEqual([expect.stringContaining(`env/${name} must be integer`)]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  });

  it('worker with an argument that there is not', async () => {
    const { exitCode, lines } = await start('worker', {}, ['--concurrency', '5']);
    expect(lines).toEqual([expect.stringContaining("Unknown option '--concurrency'")]);
    expect(exitCode).toBe(1);
  });

  it('worker with a heartbeat file in a folder that is not there', async () => {
    const { exitCode, stdout, lines } = await start('worker', { HEARTBEAT_FILE: '/no/such/folder/file' });
    expect(lines).toEqual([
      expect.stringMatching(/^HEARTBEAT_FILE: \/no\/such\/folder\/file cannot be .*ENOENT/),
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  });

  it('api with a port that is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { exitCode, lines } = await start('api', { PORT: String(port) });
    server.close();
    expect(lines).toEqual([expect.stringMatching(/^HOST, PORT: listen EADDRINUSE: .* a port that is free$/)]);
    expect(exitCode).toBe(1);
  });

  it('admin with a database that does not answer', async () => {
    const { exitCode, stdout, lines } = await start('admin', {}, ['migrate']);
    expect(lines).toEqual([expect.stringContaining('The database does not answer: start it')]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  });

  it.each(['api', 'worker'])('%s with profiles that are wrong', async (app) => {
    const dir = await mkdtemp(join(inject('testDir'), 'start-'));
    await mkdir(join(dir, 'profiles'));
    await writeFile(join(dir, 'profiles/own.json'), '{ "$extends": ["gone"] }');
    await writeFile(join(dir, 'profiles/own.yaml'), '');
    expect(await start(app, { MC_PROFILES_DIR: dir })).toEqual({
      exitCode: 1,
      stdout: '',
      lines: [
        'invalid profiles:',
        `  ${dir}/profiles/own.json: $extends[0]: there is no part gone`,
        'also worth a look:',
        `  ${dir}/profiles/own.yaml: it is not read; only files whose name ends in .json are`,
      ],
    });
  });
});

describe('npm run api and npm run worker', () => {
  const run = (...args: string[]) =>
    execa('npm', ['run', '--silent', ...args], {
      cwd: repositoryRoot,
      env: baseEnvironment(),
      extendEnv: false,
      reject: false,
    });

  it('--help says where the settings come from', async () => {
    const { exitCode, stdout } = await run('api', '--', '--help');
    expect(stdout).toMatch(/^Usage: npm run api -- .*--env-file FILE.*[.]env[.]example/s);
    expect(exitCode).toBe(0);
  });

  it.each([
    ['cannot be read', ['--env-file', 'gone.env'], /^--env-file: \/.*gone[.]env cannot be read \(ENOENT\)$/],
    ['has no name', ['--env-file'], /^--env-file needs the name of a file$/],
  ])('a file of settings that %s is told in one line', async (_what, args, told) => {
    const { exitCode, stderr } = await run('worker', '--', ...args);
    expect(stderr).toMatch(told);
    expect(exitCode).toBe(1);
  });
});
it.each(['api', 'worker'] as const)(
  '%s tells each server that is away in one line of its log, and waits for them',
  async (app) => {
    const servers = {
      databaseUrl: 'mysql://root@127.0.0.1:1/none',
      redisUrl: 'redis://127.0.0.1:1',
      ffmpegPath: inject('ffmpegPath'),
      ffprobePath: inject('ffprobePath'),
    };
    const env = appEnvironment(servers, { apiPort: 0, awsPort: 1 }, inject('testDir'));
    const child = await startApp(app, { ...env, LOG_LEVEL: 'info' });
    const problems = ['DATABASE_UNREACHABLE', 'QUEUE_UNREACHABLE', 'STORAGE_UNREACHABLE'];
    for (const problem of problems) await child.waitForLine(new RegExp(`"problem":"${problem}"`));
    expect(child.ending()).toBeNull();
    const lines = (await readFile(child.logFile, 'utf8')).split('\n').filter(Boolean);
    const told = lines.map((line) => JSON.parse(line) as { level: number; problem?: string });
    expect(told.flatMap(({ problem }) => problem ?? []).sort()).toEqual(problems);
    expect(told.filter(({ level, problem }) => level > 30 && !problem)).toEqual([]);
  },
);
