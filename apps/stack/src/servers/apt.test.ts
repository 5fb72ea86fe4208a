import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { installWithApt } from './apt.ts';

afterEach(() => void vi.unstubAllEnvs());

test('updates the lists, installs without recommendations, and disables the services that this brought', async () => {
  const calls = await standIn('true', '[ "$*" != "cat mariadb" ]');
  await installWithApt([], ['redis-server', 'mariadb-server', 'ffmpeg'], ['redis-server', 'mariadb']);
  expect((await calls()).filter((call) => !call.startsWith('systemctl cat'))).toEqual([
    'apt-get noninteractive --quiet update',
    'apt-get noninteractive --quiet install --yes --no-install-recommends redis-server mariadb-server ffmpeg',
    'systemctl disable --now mariadb',
  ]);
});

test('waits while another apt holds the lock', async () => {
  const calls = await standIn(
    '[ -f "$0.free" ] || { touch "$0.free"; echo "E: Could not get lock /var/lib/x"; exit 100; }',
  );
  await installWithApt([], ['ffmpeg'], []);
  expect((await calls()).map((call) => call.split(' ')[3])).toEqual(['update', 'update', 'install']);
});

test('shows what apt-get said when it fails', async () => {
  await standIn('echo "E: Unable to locate package nonsense"; exit 100');
  await expect(installWithApt([], ['nonsense'], [])).rejects.toThrow('Unable to locate package nonsense');
});

/** Puts an apt-get and a systemctl first on the PATH that record how they are called. */
async function standIn(script: string, systemctl = 'true'): Promise<() => Promise<string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'apt-'));
  const log = join(folder, 'calls');
  const apt = `#!/bin/sh\necho "apt-get $DEBIAN_FRONTEND $*" >> ${log}\n${script}\n`;
  await writeFile(join(folder, 'apt-get'), apt, { mode: 0o755 });
  const ctl = `#!/bin/sh\necho "systemctl $*" >> ${log}\n${systemctl}\n`;
  await writeFile(join(folder, 'systemctl'), ctl, { mode: 0o755 });
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH']}`);
  return async () => (await readFile(log, 'utf8')).trim().split('\n');
}
