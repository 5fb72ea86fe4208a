import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A page that was opened before a build may ask for its other views for so long. */
const graceMs = 3_600_000;
const list = 'superseded.json';

/** When the files that the newest build has not made were first found so, in ms */
type Superseded = Record<string, number>;

/** Removes the assets that no build has made for an hour. */
export async function removeOld(outDir: string, made: { name: string }[], now: number): Promise<void> {
  const kept = new Set(made.flatMap(({ name }) => [name, `${name}.br`]));
  const known = await readList(join(outDir, list));
  const left: Superseded = {};
  for (const file of await readdir(join(outDir, 'assets'))) {
    const name = `assets/${file}`;
    if (kept.has(name)) continue;
    const since = known[name] ?? now;
    if (now - since < graceMs) left[name] = since;
    else await rm(join(outDir, name), { force: true });
  }
  await writeFile(join(outDir, list), JSON.stringify(left));
}

async function readList(path: string): Promise<Superseded> {
  // Without a list, and where another build is just writing it, the hour begins now.
  return await readFile(path, 'utf8')
    .then(JSON.parse)
    .catch(() => ({}));
}
