import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { installWithApt } from './apt.ts';

afterEach(() => void vi.unstubAllEnvs());

test('updates the lists, installs without recommendations, and stops the services that Debian starts', async () => {
  const calls = await standIn('true');
  await installWithApt([], ['redis-server', 'ffmpeg']);
  expect(await calls()).toEqual([
    'apt-get noninteractive --quiet update',
    'apt-get noninteractive --quiet install --yes --no-install-recommends redis-server ffmpeg',
    'systemctl disable --now redis-server',
  ]);
});

test('waits while another apt holds the lock', async () => {
  const calls = await standIn(
    '[ -f "$0.free" ] || { touch "$0.free"; echo "E: Could not get lock /var/lib/x"; exit 100; }',
  );
  await installWithApt([], ['ffmpeg']);
  expect((await calls()).map((call) => call.split(' ')[3])).toEqual(['update', 'update', 'install']);
});

test('shows what apt-get said when it fails', async () => {
  await standIn('echo "E: Unable to locate package nonsense"; exit 100');
  await expect(installWithApt([], ['nonsense'])).rejects.toThrow('Unable to locate package nonsense');
});

/** Puts an apt-get and a systemctl first on the PATH that note how they are called. */
async function standIn(script: string): Promise<() => Promise<string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'apt-'));
  const log = join(folder, 'calls');
  const apt = `#!/bin/sh\necho "apt-get $DEBIAN_FRONTEND $*" >> ${log}\n${script}\n`;
  await writeFile(join(folder, 'apt-get'), apt, { mode: 0o755 });
  await writeFile(join(folder, 'systemctl'), `#!/bin/sh\necho "systemctl $*" >> ${log}\n`, { mode: 0o755 });
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH']}`);
  return async () => (await readFile(log, 'utf8')).trim().split('\n');
}
