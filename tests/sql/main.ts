import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openKnownStatements } from './known-statements.ts';
import { openLog } from './read-statements.ts';

// This program checks the statements that the servers of a test run log into a folder. It runs while the tests run and
// reads the logs a last time when its standard input ends. The file, if there is one, keeps what was accepted.
const [folder = '', file] = process.argv.slice(2);
let isOver = false;
const over = once(process.stdin.resume(), 'end').then(() => {
  isOver = true;
});

// The parser is written for bundlers: its imports omit file extensions. Therefore this runs in its own process.
registerHooks({
  resolve(specifier, context, next) {
    if (!context.parentURL?.includes('/dt-sql-parser/') || !specifier.startsWith('.'))
      return next(specifier, context);
    try {
      return next(`${specifier}.js`, context);
    } catch {
      return next(`${specifier}/index.js`, context);
    }
  },
});
const known = file === undefined ? undefined : await openKnownStatements(file);

const logs = new Map<string, ReturnType<typeof openLog>>();
const statements = new Set<string>();
const accepted = new Set<string>();

for (let isLast = false; !isLast; await Promise.race([over, sleep(5_000, undefined, { ref: false })])) {
  isLast = isOver;
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.log')) continue;
    const readNew = logs.get(name) ?? openLog(join(folder, name));
    logs.set(name, readNew);
    for (const statement of await readNew(isLast)) await check(statement);
  }
}
await known?.keep(accepted);
const refused = statements.size - accepted.size;
process.stdout.write(
  `${statements.size} statements, ${refused} of them not for both MySQL 8.4 and MariaDB 10.11\n`,
);
process.exitCode = refused === 0 ? 0 : 1;

async function check(statement: string): Promise<void> {
  if (statements.has(statement)) return;
  statements.add(statement);
  const why = known?.has(statement) ? undefined : await judge(statement);
  if (why === undefined) accepted.add(statement);
  else process.stderr.write(`${why}\n  ${statement}\n`);
}

async function judge(statement: string): Promise<string | undefined> {
  const { checkStatement } = await import('./check-statement.ts');
  return checkStatement(statement);
}
