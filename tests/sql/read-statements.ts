import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { normalizeStatement } from './normalize-statement.ts';

/** Matches `251124  0:08:10<tab> 3 Query<tab>SELECT 1`; the time has MySQL's form or, usually, is missing. */
const entry = /^(?:\S[^\t]*)?\t\s*\d+ ([A-Z]\w*(?: \w+)?)\t(.*)$/;
const executed = new Set(['Query', 'Execute', 'Prepare']);

/** Reads the statements of a server's general log, each form once. */
export async function readStatements(logFile: string): Promise<Set<string>> {
  const statements = new Set<string>();
  let current: string | undefined;
  const close = () => {
    if (current !== undefined) statements.add(normalizeStatement(current));
    current = undefined;
  };
  for await (const line of createInterface({ input: createReadStream(logFile), crlfDelay: Infinity })) {
    const [, command = '', text = ''] = entry.exec(line) ?? [];
    if (command !== '') {
      close();
      if (executed.has(command)) current = text;
    } else if (current !== undefined) current += `\n${line}`;
  }
  close();
  return statements;
}
