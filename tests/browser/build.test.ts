import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWeb } from '@bacs/web';
import { expect, inject, it } from 'vitest';

const hourMs = 3_600_000;

it('keeps what pages of an earlier build may still ask for, for an hour, and nothing of it longer', async () => {
  const dir = await mkdtemp(join(inject('testDir'), 'build-'));
  const names = async () => (await readdir(join(dir, 'assets'))).toSorted();
  const now = Date.now();
  await buildWeb(dir, now);
  const made = await names();
  const index = await readFile(join(dir, 'index.html'), 'utf8');
  for (const [, name = ''] of index.matchAll(/"\/assets\/([^"]+)"/g)) expect(made).toContain(name);

  // Such as a build of yesterday's source has left, and one that was killed.
  const old = ['main-yesterda.js', 'main-yesterda.js.br', 'style-unfinish.css.0b1c7b1e'];
  for (const name of old) await writeFile(join(dir, 'assets', name), '');
  await buildWeb(dir, now);
  await buildWeb(dir, now + hourMs - 1);
  expect(await names()).toEqual([...made, ...old].toSorted());
  await buildWeb(dir, now + hourMs);
  expect(await names()).toEqual(made);
});
