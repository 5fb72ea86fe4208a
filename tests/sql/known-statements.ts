import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export type KnownStatements = {
  has: (statement: string) => boolean;
  /** Keeps these as well for the next run. */
  keep: (accepted: Set<string>) => Promise<void>;
};

/** These files decide whether a statement is accepted. The parser's package.json tells its version. */
const judges = ['./check-statement.ts', './allowed.ts', './differences.ts', 'dt-sql-parser/package.json'];

/**
 * Reads the statements that an earlier run has accepted with the same rules. The parser learns its grammar anew in each
 * process, so that the statements of a whole run take it ten seconds.
 */
export async function openKnownStatements(file: string): Promise<KnownStatements> {
  const rules = await hashOfRules();
  const kept = await readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => null);
  const known = new Set<string>(kept?.rules === rules ? kept.statements : []);
  return {
    has: (statement) => known.has(statement),
    keep: (accepted) =>
      writeFile(file, JSON.stringify({ rules, statements: [...new Set([...known, ...accepted])] })),
  };
}

async function hashOfRules(): Promise<string> {
  const hash = createHash('sha256');
  for (const judge of judges) hash.update(await readFile(fileURLToPath(import.meta.resolve(judge))));
  return hash.digest('hex');
}
