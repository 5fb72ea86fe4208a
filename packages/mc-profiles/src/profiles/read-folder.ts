import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checkPart } from './check-part.ts';
import { CompositionError, type Report } from './errors.ts';
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
    const content = JSON.parse(await readFile(file, 'utf8'));
    return checkPart(parsePart(name, content, report, file), report);
  } catch (error) {
    reportUnread(file, error, report);
    return brokenPart(name, file);
  }
}

function reportUnread(file: string, error: unknown, report: Report): void {
  const what = error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read';
  const reason = `${what}: ${error instanceof Error ? error.message : error}`;
  report(new CompositionError({ name: basename(file), file }, '', reason));
}
