import { closeSync, createReadStream, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { StoredObject } from './stored-object.ts';

export type JournalEntry =
  | { op: 'bucket'; name: string; public: boolean; created: string }
  | { op: 'drop'; name: string }
  | ({ op: 'put'; file: string; lastModified: string } & Omit<StoredObject, 'path' | 'lastModified'>)
  | { op: 'delete'; bucket: string; key: string };

export type Journal = {
  /** Appends synchronously, so that the order on disk is the order in memory. */
  append(entry: JournalEntry): void;
  close(): void;
};

/** Yields what earlier runs wrote. A last line that a crash tore was never acknowledged, so it is dropped. */
export async function* readJournal(dir: string): AsyncGenerator<JournalEntry> {
  const input = createReadStream(join(dir, 'journal.jsonl'));
  let torn: SyntaxError | undefined;
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (torn) throw torn;
      try {
        yield JSON.parse(line);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        torn = error;
      }
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** Starts a new journal with the entries that still count, and replaces the old one by it. */
export function startJournal(dir: string, entries: Iterable<JournalEntry>): Journal {
  const path = join(dir, 'journal.jsonl');
  const fd = openSync(`${path}.next`, 'w');
  const append = (entry: JournalEntry) => {
    writeSync(fd, `${JSON.stringify(entry)}\n`);
  };
  for (const entry of entries) append(entry);
  renameSync(`${path}.next`, path);
  return { append, close: () => closeSync(fd) };
}
