import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CompositionError } from './errors.ts';
import { type Part, parsePart } from './part.ts';

export type PartFile = {
  name: string;
  file: string;
  /** @throws CompositionError when the file is not a part */
  read(): Part;
};

/** Reads the `*.json` files of a folder, sorted by name. */
export async function readFolder(dir: string): Promise<Map<string, PartFile>> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.json')).sort();
  const parts = await Promise.all(files.map((file) => readPartFile(join(dir, file))));
  return new Map(parts.map((part) => [part.name, part]));
}

async function readPartFile(file: string): Promise<PartFile> {
  const name = basename(file, '.json');
  const text = await readFile(file, 'utf8');
  let part: Part | undefined;
  return {
    name,
    file,
    read: () => {
      part ??= parsePart(name, parseJson(name, text));
      return part;
    },
  };
}

function parseJson(name: string, text: string) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CompositionError(name, '', `not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
