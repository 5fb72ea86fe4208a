import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, expect, inject, onTestFinished, test, vi } from 'vitest';
import { openProcesses } from '../processes/processes.ts';
import { isDockerUsable, startComposeServices } from './docker.ts';
import { findServers } from './find-servers.ts';
import { answersPing } from './redis.ts';

afterEach(() => void vi.unstubAllEnvs());

test('reads the URLs of what compose has brought up, and stops compose at the end', async () => {
  const redis = new URL(inject('redisUrl'));
  const mysql = new URL(inject('databaseUrl'));
  const { dir, calls } = await standIn(`
    case "$*" in
      info|'compose version') exit 0 ;;
      *' up '*) trap 'echo stopped >> "$0.calls"; exit 0' TERM; while :; do sleep 0.05; done ;;
      *' port redis 6379') echo '${redis.host}' ;;
      *' port mysql 3306') echo '${mysql.host}' ;;
      *' config '*) echo '{"services":{"mysql":{"environment":{"MYSQL_ROOT_PASSWORD":"${mysql.password}"}}}}' ;;
    esac`);
  expect(await isDockerUsable()).toBe(true);
  const processes = await openProcesses(dir);
  onTestFinished(() => processes.close());
  const urls = await startComposeServices(processes, 'bacs-here', ['redis', 'mysql']);
  expect(new URL(urls.redis ?? '').host).toBe(redis.host);
  expect(new URL(urls.mysql ?? '').host).toBe(mysql.host);
  await processes.close();
  expect(await calls()).toContain('compose --project-name bacs-here up --no-color redis mysql');
  expect(await calls()).toContain('stopped');
});

test('knows an engine that does not answer', async () => {
  await standIn('echo "Cannot connect to the Docker daemon" >&2; exit 1');
  expect(await isDockerUsable()).toBe(false);
});

test('knows an engine without the compose plugin', async () => {
  await standIn(`[ "$1" != compose ] || { echo "docker: 'compose' is not a docker command." >&2; exit 1; }`);
  expect(await isDockerUsable()).toBe(false);
});

test('says so and uses programs of the machine when compose cannot bring up a server', async () => {
  const { dir } = await standIn('case "$*" in *" up "*) echo "no such host: registry"; exit 18 ;; esac');
  const processes = await openProcesses(dir);
  onTestFinished(() => processes.close());
  const given = {
    DATABASE_URL: inject('databaseUrl'),
    FFMPEG_PATH: inject('ffmpegPath'),
    FFPROBE_PATH: inject('ffprobePath'),
  };
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const { redisUrl } = await findServers(processes, { dir, given, say, composeProject: 'bacs-here' });
  expect(await answersPing(redisUrl)).toBe(true);
  expect(lines[0]).toContain('Starting redis with Docker');
  expect(lines[1]).toMatch(/programs of this machine[\s\S]*no such host: registry/);
});

/** Puts a docker first on the PATH that records how it is called. */
async function standIn(script: string) {
  const dir = await mkdtemp(join(tmpdir(), 'docker-'));
  const docker = join(dir, 'docker');
  await writeFile(docker, `#!/bin/sh\necho "$*" >> "$0.calls"\n${script}\n`, { mode: 0o755 });
  vi.stubEnv('PATH', `${dir}${delimiter}${process.env['PATH']}`);
  return { dir, calls: async () => (await readFile(`${docker}.calls`, 'utf8')).split('\n') };
}
