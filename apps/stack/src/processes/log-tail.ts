import { readFile } from 'node:fs/promises';

/** Reads the last lines of a log file, for an error message. */
export async function readLogTail(file: string, lines = 40): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const last = text.trimEnd().split('\n').slice(-lines);
  const tail = last.map((line) => line.trimEnd().slice(0, 500)).join('\n');
  return tail === '' ? `(nothing in ${file})` : `Last lines of ${file}:\n${tail}`;
}
