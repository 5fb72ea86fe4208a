import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';

const folder = join(repositoryRoot, '.local/films');
const weekMs = 7 * 24 * 3_600_000;

/**
 * Returns where the film lies, if it was made before: by this ffmpeg, with these arguments, from files with the same
 * content.
 */
export async function keptFilm(
  ffmpeg: string,
  args: string[],
  { from, extension }: { from: string[]; extension: string },
): Promise<string> {
  const { size, mtimeMs } = await stat(ffmpeg);
  const contents = await Promise.all(from.map(async (file) => hash(await readFile(file))));
  const recipe = args.map((arg) => contents[from.indexOf(arg)] ?? arg);
  return join(folder, hash(JSON.stringify([ffmpeg, size, mtimeMs, recipe])) + extension);
}

/** Keeps a copy, which appears as a whole: other processes look for the same one. */
export async function keep(file: string, kept: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const copy = `${kept}.${crypto.randomUUID()}`;
  await copyFile(file, copy);
  await rename(copy, kept);
}

/** Removes what was made a week ago, so that what no test asks for any more does not stay. */
export async function removeOldFilms(): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const made = await stat(file).catch(() => null);
    if (made !== null && Date.now() - made.mtimeMs > weekMs) await rm(file, { force: true });
  }
}

function hash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
