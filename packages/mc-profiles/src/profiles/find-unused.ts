import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Part } from './part.ts';
import type { Folder } from './read-folder.ts';

/** A file that is not used, or that takes the place of another one. */
export type Notice = { file: string; reason: string };

/** Lists what looks like profiles in an operator's folder and is not read. */
export async function findUnread(dir: string): Promise<Notice[]> {
  const inDir = (await list(dir)).filter(({ name }) => name !== 'profiles' && name !== 'parts');
  const nested = await Promise.all(
    inDir.map(async (entry) => {
      const path = join(dir, entry.name);
      const looksRead = entry.isDirectory()
        ? (await list(path)).some(looksLikeProfile)
        : looksLikeProfile(entry);
      return looksRead
        ? [{ file: path, reason: 'it is not read; only profiles/ and parts/ beside it are' }]
        : [];
    }),
  );
  const wrongNames = await Promise.all(
    ['profiles', 'parts'].map((folder) => findWrongNames(join(dir, folder))),
  );
  return [...nested, ...wrongNames].flat();
}

async function findWrongNames(folder: string): Promise<Notice[]> {
  return (await list(folder))
    .filter(({ name }) => !name.endsWith('.json') && !isDocument(name))
    .map(({ name }) => ({
      file: join(folder, name),
      reason: 'it is not read; only files whose name ends in .json are',
    }));
}

/** Lists parts that no profile extends, files that take the place of built-in ones, and a folder without a profile. */
export function findUnused(dir: string, own: Folder, used: ReadonlySet<Part>, builtIn: Folder): Notice[] {
  const empty =
    own.profiles.size > 0 ? [] : [{ file: join(dir, 'profiles'), reason: 'there is no profile in it' }];
  const unused = [...own.parts.values()]
    .filter((part) => !used.has(part))
    .map((part) => notice(part, 'it is not used; no profile of this folder extends it'));
  const profiles = [...own.profiles.values()]
    .filter(({ name }) => builtIn.profiles.has(name))
    .map((part) => notice(part, 'it replaces the built-in profile of this name'));
  const parts = [...own.parts.values()]
    .filter((part) => used.has(part) && builtIn.parts.has(part.name))
    .map((part) =>
      notice(part, 'it replaces the built-in part of this name, for the profiles of this folder'),
    );
  return [...empty, ...unused, ...profiles, ...parts];
}

function notice({ file = '' }: Part, reason: string): Notice {
  return { file, reason };
}

async function list(dir: string) {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function looksLikeProfile({ name }: { name: string }): boolean {
  return /^[.](json|jsonc|json5|ya?ml)$/i.test(extname(name));
}

function isDocument(name: string): boolean {
  return /[.](md|txt)$/i.test(name) || name === 'README';
}
