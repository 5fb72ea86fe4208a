import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from './lock-folder.ts';

const nobody = 0x3fffffff;
const lock = () => lockFolder(dir, 'go elsewhere');
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(() => rm(dir, { recursive: true }));

test('refuses a second one until the first is done', async () => {
  const release = await lock();
  const [claim = ''] = await readdir(join(dir, 'lock'));
  const refused = expect(lock()).rejects;
  await refused.toThrow(`Process ${process.pid} uses the folder ${dir} already: stop it, or go elsewhere.`);
  await expect(lock()).rejects.toThrow(`delete ${join(dir, 'lock', claim)}`);
  await release();
  await (await lock())();
  expect(await readdir(join(dir, 'lock'))).toEqual([]);
});

test('is not blocked by a process that was killed', async () => {
  const script = `
    import { lockFolder } from ${JSON.stringify(new URL('./lock-folder.ts', import.meta.url).href)};
    await lockFolder(${JSON.stringify(dir)}, '');
    console.log('locked');
    setInterval(() => undefined, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await once(child.stdout, 'data');
  await expect(lock()).rejects.toThrow(`Process ${child.pid} uses the folder`);
  child.kill('SIGKILL');
  await once(child, 'exit');

  const release = await lock();
  expect(await readdir(join(dir, 'lock'))).toHaveLength(1);
  await release();
});

test.each([
  ['a process that is gone', `${nobody}.1`],
  ['no process at all', 'half'],
])('takes over from a claim of %s', async (_whose, claim) => {
  await leave(claim);
  await lock();
  expect(await readdir(join(dir, 'lock'))).toEqual([expect.stringMatching(`^${process.pid}[.]`)]);
});

test.runIf(process.platform === 'linux')('is not fooled by a later process with the same id', async () => {
  await leave(`${process.pid}.1`);
  await lock();
});

test('is taken over by only one of many that find a stale claim at the same time', async () => {
  await leave(`${nobody}.1`);
  const launch = async (_: unknown, index: number) => {
    for (let turn = 0; turn < index; turn++) await setImmediate();
    return lock();
  };
  const attempts = await Promise.allSettled(Array.from({ length: 30 }, launch));
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await readdir(join(dir, 'lock'))).toHaveLength(1);
});

async function leave(claim: string): Promise<void> {
  await mkdir(join(dir, 'lock'));
  await writeFile(join(dir, 'lock', claim), '');
}
