import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inspectVideo } from './video.ts';

test('refuses a missing file, a folder and an empty file, each by its path', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'video-'));
  const empty = join(folder, 'empty.mp4');
  await writeFile(empty, '');
  await expect(inspectVideo(join(folder, 'none.mp4'))).rejects.toThrow(`There is no file ${folder}/none.mp4`);
  await expect(inspectVideo(folder)).rejects.toThrow(`${folder} is not a file`);
  await expect(inspectVideo(empty)).rejects.toThrow(`${empty} is empty`);
});
