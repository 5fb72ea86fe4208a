import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { normalizeStatement } from './normalize-statement.ts';

/** Matches `251124  0:08:10<tab> 3 Query<tab>SELECT 1`; the time has MySQL's form or, usually, is missing. */
const entryStart = /^(?:\S[^\t\n]*)?\t\s*\d+ ([A-Z]\w*(?: \w+)?)\t/gm;
const executed = new Set(['Query', 'Execute', 'Prepare']);

/**
 * Reads the general log of a running server. Each call returns the new statements, normalized and without duplicates.
 * An entry may span several lines, so a call leaves the last entry to the next call, unless `isLast`.
 */
export function openLog(file: string): (isLast: boolean) => Promise<Set<string>> {
  let offset = 0;
  return async (isLast) => {
    const log = await text(createReadStream(file, { start: offset }));
    const entries = [...log.matchAll(entryStart)];
    const end = isLast ? log.length : (entries.pop()?.index ?? 0);
    offset += Buffer.byteLength(log.slice(0, end));
    const statements = entries.flatMap(({ 0: start, 1: command = '', index }, number) => {
      const next = entries[number + 1]?.index ?? end;
      return executed.has(command) ? [log.slice(index + start.length, next)] : [];
    });
    // Nine of ten are polls that come again word for word.
    return new Set([...new Set(statements)].map(normalizeStatement));
  };
}
