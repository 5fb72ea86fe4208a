import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CompositionError, type Report } from './errors.ts';
import { brokenPart, type Part, parsePart } from './part.ts';

export type Folder = { profiles: Map<string, Part>; parts: Map<string, Part> };

/** Reports what a file says wrong by itself, and returns the part without what cannot be composed. */
export type Check = (part: Part, text: string, report: Report) => Part;

type Reading = { report: Report; check?: Check; isOptional?: boolean };

/** Reads `dir/profiles` and, if it is there, `dir/parts`, and reports what cannot be read and what `check` finds. */
export async function readFolder(dir: string, reading: Reading): Promise<Folder> {
  return {
    profiles: await readParts(join(dir, 'profiles'), reading),
    parts: await readParts(join(dir, 'parts'), { ...reading, isOptional: true }),
  };
}

async function readParts(
  dir: string,
  { report, check = (part) => part, isOptional = false }: Reading,
): Promise<Map<string, Part>> {
  const files = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (!isOptional || error.code !== 'ENOENT') reportUnread(dir, error, report);
    return [];
  });
  const json = files.filter((file) => file.endsWith('.json')).sort();
  const parts = await Promise.all(json.map((file) => readPart(join(dir, file), report, check)));
  return new Map(parts.map((part) => [part.name, part]));
}

async function readPart(file: string, report: Report, check: Check): Promise<Part> {
  const name = basename(file, '.json');
  try {
    const text = withoutMark(await readFile(file, 'utf8'));
    return check(parsePart(name, JSON.parse(text), report, file), text, report);
  } catch (error) {
    reportUnread(file, error, report);
    return brokenPart(name, file);
  }
}

/** Some editors begin a file with a byte order mark, which nobody sees and JSON.parse refuses. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

function reportUnread(file: string, error: unknown, report: Report): void {
  report(new CompositionError({ name: basename(file), file }, '', reasonOf(error)));
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof SyntaxError) return `it is not JSON: ${message}`;
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  if (isMissing) return 'it is not there; name a folder that has profiles/ and, if need be, parts/ in it';
  return `it cannot be read: ${message}`;
}
