import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as api from '@bacs/api';
import { loadProfiles } from '@bacs/mc-profiles';
import { appEnvironment, repositoryRoot } from '@bacs/stack';
import * as worker from '@bacs/worker';
import { execa } from 'execa';
import { pino } from 'pino';
import { describe, expect, inject, it } from 'vitest';
import { buildProgram } from '../../apps/admin/src/program.ts';

async function profiles(...args: string[]) {
  const lines: string[] = [];
  const db = () => {
    throw new Error('the database was opened');
  };
  const program = buildProgram({ db, write: (line) => lines.push(line) });
  const failure = await program.parseAsync(['profiles', ...args], { from: 'user' }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return { lines, failure };
}

async function makeFolder(files: Record<string, object>): Promise<string> {
  const dir = await mkdtemp(join(inject('testDir'), 'profiles-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(dir, path, '..'), { recursive: true });
    await writeFile(join(dir, path), JSON.stringify(content));
  }
  return dir;
}

const usual = ['template', 'output-portrait', 'packaging-hls', 'quality-hq', 'audio-hq'];

describe('profiles check', () => {
  it('tells all errors and warnings, and fails', async () => {
    const dir = await makeFolder({
      'profiles/one.json': { $extends: usual, $each: { h264: { GopSzie: 2 } } },
      'profiles/two.json': { $extends: ['gone'] },
      'three.json': {},
    });
    expect(await profiles('check', dir)).toEqual({
      lines: [
        'error: profiles/one.json: $each["h264"]: GopSzie is not a known property; did you mean GopSize?',
        'error: profiles/two.json: $extends[0]: there is no part gone',
        'warning: three.json: it is not read; only profiles/ and parts/ beside it are',
      ],
      failure: '2 errors, 1 warning',
    });
  });

  it('succeeds when there are warnings at most', async () => {
    const dir = await makeFolder({ 'profiles/simple-hls.json': { $extends: usual } });
    expect(await profiles('check', dir)).toEqual({
      lines: [
        'warning: profiles/simple-hls.json: it replaces the built-in profile of this name',
        'nothing is wrong; 1 warning',
      ],
      failure: undefined,
    });
  });
});

it('profiles show prints what a profile is composed to', async () => {
  const dir = await makeFolder({ 'profiles/own.json': { $extends: usual, FollowSource: 1 } });
  const { lines } = await profiles('show', 'own', '--dir', dir);
  const builtIn = (await loadProfiles()).get('portrait-hls-hq');
  expect(JSON.parse(lines.join('\n'))).toEqual({ ...builtIn.settings, FollowSource: 1 });
  expect((await profiles('show', 'own')).failure).toMatch(/^unknown profile "own"; there are .*simple-hls/);
});

it('profiles show ends quietly when nobody reads what it prints', async () => {
  const main = join(repositoryRoot, 'apps/admin/src/main.ts');
  const script = `"${process.execPath}" "${main}" profiles show portrait-hls | true`;
  const { stderr, exitCode } = await execa('bash', ['-o', 'pipefail', '-c', script]);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
});

describe('profiles diff', () => {
  it('lists what differs, by JSON path, also between a profile and the built-in one that it replaces', async () => {
    const dir = await makeFolder({
      'profiles/portrait-hls-hq.json': {
        $extends: usual,
        $each: { 'hls portrait': { SegmentLength: 6, MinSegmentLength: 1 }, poster: { Extension: 'jpeg' } },
        FollowSource: 1,
      },
    });
    const { lines } = await profiles('diff', 'built-in:portrait-hls-hq', 'portrait-hls-hq', '--dir', dir);
    const hls = 'OutputGroups[0].OutputGroupSettings.HlsGroupSettings';
    expect(lines).toEqual([
      `${hls}.SegmentLength: 4 → 6`,
      `${hls}.MinSegmentLength: 0 → 1`,
      'OutputGroups[1].Outputs[0].Extension: "jpg" → "jpeg"',
      'FollowSource: not there → 1',
    ]);
  });

  it('of a profile and itself is nothing', async () => {
    expect(await profiles('diff', 'simple-hls', 'simple-hls')).toEqual({ lines: [], failure: undefined });
  });
});

it('API and worker log the warnings when they start, and do not start with an error', async () => {
  const servers = {
    databaseUrl: new URL('bacs', inject('databaseUrl')).href,
    redisUrl: inject('redisUrl'),
    ffmpegPath: inject('ffmpegPath'),
    ffprobePath: inject('ffprobePath'),
  };
  const environment = appEnvironment(servers, { apiPort: 1, awsPort: 1 }, inject('testDir'));
  const right = await makeFolder({ 'profiles/own.json': { $extends: usual }, 'parts/idle.json': {} });
  const wrong = await makeFolder({ 'profiles/own.json': { $extends: ['gone'] } });
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line).msg) });
  const open = async (dir: string) => {
    const env = { ...environment, MC_PROFILES_DIR: dir };
    await (await api.openDependencies(api.readConfig(env), logger)).closeDependencies();
    await (await worker.openDependencies(worker.readConfig(env), logger)).closeDependencies();
  };
  await open(right);
  const warning = `profiles: ${right}/parts/idle.json: it is not used; no profile of this folder extends it`;
  expect(lines).toEqual([warning, warning]);
  await expect(open(wrong)).rejects.toThrow(
    /^invalid profiles:\n.*own.json: \$extends\[0\]: there is no part gone/,
  );
});
