import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checkPart } from './check-part.ts';
import { CompositionError, type Report } from './errors.ts';
import { findRepeatedMembers } from './find-repeated-members.ts';
import { brokenPart, type Part, parsePart } from './part.ts';

export type Folder = { profiles: Map<string, Part>; parts: Map<string, Part> };

/** Reads `dir/profiles` and, if it is there, `dir/parts`, and reports what cannot be read and what each file says wrong. */
export async function readFolder(dir: string, report: Report): Promise<Folder> {
  return {
    profiles: await readParts(join(dir, 'profiles'), report),
    parts: await readParts(join(dir, 'parts'), report, { isOptional: true }),
  };
}

async function readParts(
  dir: string,
  report: Report,
  { isOptional = false } = {},
): Promise<Map<string, Part>> {
  const files = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (!isOptional || error.code !== 'ENOENT') reportUnread(dir, error, report);
    return [];
  });
  const json = files.filter((file) => file.endsWith('.json')).sort();
  const parts = await Promise.all(json.map((file) => readPart(join(dir, file), report)));
  return new Map(parts.map((part) => [part.name, part]));
}

async function readPart(file: string, report: Report): Promise<Part> {
  const name = basename(file, '.json');
  try {
    const text = withoutMark(await readFile(file, 'utf8'));
    const part = parsePart(name, JSON.parse(text), report, file);
    for (const reason of findRepeatedMembers(text)) report(new CompositionError(part, '', reason));
    return checkPart(part, report);
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
