import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findProgram } from './find-program.ts';

afterEach(() => void vi.unstubAllEnvs());

const names = ['bacs-no-such-tool', 'bacs-tool'];

test('passes over a shim that runs nothing', async () => {
  const shims = await makeFolder({ 'bacs-tool': 'exit 127' });
  const real = await makeFolder({ 'bacs-tool': 'echo 1.0' });
  vi.stubEnv('PATH', `${shims}:${real}`);
  expect(await findProgram({ names, versionArgument: '--version' })).toBe(join(real, 'bacs-tool'));
});

test('prefers what the PATH has to what the system has', async () => {
  const own = await makeFolder({ env: 'exit 0' });
  vi.stubEnv('PATH', own);
  expect(await findProgram({ names: ['env'], versionArgument: '--version' })).toBe(join(own, 'env'));
});

test('finds nothing where there is nothing', async () => {
  vi.stubEnv('PATH', await makeFolder({}));
  expect(await findProgram({ names, versionArgument: '--version' })).toBeNull();
});

async function makeFolder(scripts: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'programs-'));
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return folder;
}
