import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import getPort from 'get-port';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { installClient } from '../../../tests/client/examples.ts';
import { createStudio } from '../../../tests/support/make-videos.ts';
import { baseEnvironment } from './environment.ts';
import { openProcesses } from './processes/processes.ts';
import { answersOk, waitForLine } from './processes/wait-for-ready.ts';
import { repositoryRoot } from './repository-root.ts';

const upTimeoutMs = 90_000;

test('starts once per folder, serves what the pages of the client and of bacs show, and leaves nothing running when its launcher is killed', {
  timeout: 600_000,
}, async () => {
  const dir = await makeFolder();
  const first = await launch('first', ['start', '--dir', dir], {
    RENDER_CONCURRENCY: '3',
    AWS_REGION: 'eu-central-1',
  });
  const apiUrl = (await waitForLine(first, /^ {2}API +http/, upTimeoutMs)).trim().split(/ +/)[1] ?? '';
  await waitForLine(first, /Ctrl-C stops it/);
  await waitForLine(first, /^Not used, .*: AWS_REGION$/);
  expect((await stat(join(dir, 'sample.mp4'))).size).toBeGreaterThan(0);
  const key = (await readFile(join(dir, 'api-key'), 'utf8')).trim();
  expect((await stat(join(dir, 'api-key'))).mode & 0o777).toBe(0o600);
  const profiles = await fetch(`${apiUrl}/api/profiles`, { headers: { authorization: `Bearer ${key}` } });
  expect(profiles.status).toBe(200);

  await runSessionOfCommandLine(apiUrl, dir);
  const film = await createStudio(dir).film('film.mp4', '320x180', 1);
  const { start } = await installClient({ BACS_API_URL: apiUrl, BACS_API_KEY: key });
  const sent = await start('upload', [film]);
  const rendered = await start('render', [sent.stdout]);
  expect(rendered).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^http.*\/video\.m3u8$/m) });

  const link = new URL((await waitForLine(first, /#sign-in=/)).trim());
  expect(await (await fetch(link)).text()).toContain('<div id="app">');
  const signedIn = await fetch(new URL('/api/session', link), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ ticket: link.hash.replace('#sign-in=', '') }),
  });
  expect([signedIn.status, await signedIn.json()]).toMatchObject([201, { role: 'operator' }]);

  const second = await launch('second', ['start', '--dir', dir]);
  expect(await second.ended).toBe('exit code 1');
  expect(await readFile(second.logFile, 'utf8')).toContain(`uses the folder ${dir} already`);

  const [, list = ''] = /^ {2}Try next +(.*)$/m.exec(await readFile(first.logFile, 'utf8')) ?? [];
  const tried = await execa('bash', ['-c', list], {
    cwd: repositoryRoot,
    env: baseEnvironment(),
    extendEnv: false,
  });
  expect(tried.stdout).toMatch(/^production .*\n\w{26} {2}completed/);

  // What it prints for a further worker is copied as it stands, and brings the user's settings along.
  const [, command = ''] = /^ {2}One more worker +(.*)$/m.exec(await readFile(first.logFile, 'utf8')) ?? [];
  const worker = await run('one-more', '/bin/sh', ['-c', command]);
  await waitForLine(worker, /"concurrency":3,"msg":"worker ready"/);
  await worker.stop();

  const guardianPid = Number.parseInt(await readFile(join(dir, 'guardian'), 'utf8'), 10);
  process.kill(first.pid, 'SIGKILL');
  await vi.waitUntil(() => !isAlive(guardianPid), { timeout: 120_000 });
  await expect(answersOk(`${apiUrl}/health/live`)).rejects.toThrow();
});

test("the demo of a file that is no video fails with MediaConvert's code and message", {
  timeout: 600_000,
}, async () => {
  const dir = await makeFolder();
  const file = join(dir, 'letter.mp4');
  await writeFile(file, 'Dear reader, this is not a video.\n'.repeat(100));
  // Neither what is logged nor who serves metrics decides whether the stack starts.
  const settings = { LOG_LEVEL: 'error', METRICS_PORT: String(await getPort({ host: '127.0.0.1' })) };
  const demo = await launch('demo', ['demo', file, '--once', '--dir', join(dir, 'stack')], settings);
  expect(await demo.ended).toBe('exit code 1');
  const lines = (await readFile(demo.logFile, 'utf8')).trim().split('\n');
  const report = JSON.parse(lines.at(-1) ?? '');
  expect(report.error).toMatch(/is failed: 1010 .*Unable to open input file/);
  expect(report.productions.map(({ status }: { status: string }) => status)).toEqual(['failed', 'failed']);
  expect(report.feed).toEqual([]);
});

/** Runs the session of the page about `bacs` as it stands there, but at this API and with this folder. */
async function runSessionOfCommandLine(apiUrl: string, dir: string) {
  const page = await readFile(join(repositoryRoot, 'apps/cli/README.md'), 'utf8');
  const [, script = ''] = /```bash\n([\s\S]*?)```/.exec(page) ?? [];
  const session = script
    .replaceAll('http://127.0.0.1:3000', apiUrl)
    .replaceAll('.local/', `${dir}/`)
    // npx takes longer than what it runs, so it is tried once.
    .replaceAll(/npx bacs (?!login)/g, 'node apps/cli/bin/bacs.js ');
  const { stdout, stderr } = await execa('bash', ['-euo', 'pipefail', '-c', session], {
    cwd: repositoryRoot,
    env: { ...baseEnvironment(), XDG_CONFIG_HOME: dir },
    extendEnv: false,
    stdin: 'ignore',
  });
  expect(stderr).toMatch(/^\w{26} {2}0 % .*\n(\w{26} {2}\d+ % .*\n)*\w{26} {2}100 % {2}completed$/m);
  expect(stdout).toMatch(/^plays at +http.*[.]m3u8$/m);
  expect(stdout).toMatch(/^holidays shows \w{26}[.]$/m);
}

/** Runs main.ts as `npm start` and `npm run demo` do; its two outputs are its log. */
function launch(name: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  return run(name, process.execPath, [join(repositoryRoot, 'apps/stack/src/main.ts'), ...args], env);
}

async function run(name: string, file: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const processes = await openProcesses(join(inject('testDir'), 'launchers'));
  onTestFinished(() => processes.close());
  return processes.start({
    name: `${name}-${process.pid}`,
    file,
    args,
    // Tests use a private Redis and MariaDB, even on a machine with a Docker engine.
    env: { ...baseEnvironment(), DOCKER_HOST: 'tcp://127.0.0.1:1', ...env },
    cwd: repositoryRoot,
    graceMs: 30_000,
  });
}

function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'stack-'));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
