import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openDatabase } from '@bacs/db';
import { repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { sql } from 'kysely';

/** The servers of a test run log their statements into this folder. */
export function statementsFolder(testDir: string): string {
  return join(testDir, 'statements');
}

/** Makes a private server log every statement into the file until it ends. */
export async function logStatements(databaseUrl: string, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const db = openDatabase(databaseUrl, { poolSize: 1 });
  await sql`SET GLOBAL general_log_file = ${file}, GLOBAL general_log = 1`.execute(db);
  await db.destroy();
}

/** Checks the statements while the tests run. `finish` waits for the last ones and returns their number as text. */
export function startStatementCheck(folder: string): { finish: () => Promise<string>; kill: () => void } {
  const known = join(repositoryRoot, '.local/portable-statements.json');
  const check = execa(process.execPath, ['tests/sql/main.ts', folder, known], {
    cwd: repositoryRoot,
    reject: false,
  });
  return {
    /** @throws an error that lists each statement that MySQL 8.4 or MariaDB 10.11 would refuse. */
    async finish() {
      check.stdin.end();
      const { stdout, stderr, failed } = await check;
      if (failed)
        throw new Error(`Statements that the tests have executed are not portable:\n${stderr}\n${stdout}`);
      return stdout;
    },
    kill: () => void check.kill(),
  };
}
