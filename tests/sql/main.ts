import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLog } from './read-statements.ts';

// This program checks the statements that the servers of a test run log into a folder. It runs while the tests run and
// reads the logs a last time when its standard input ends.
const [folder = ''] = process.argv.slice(2);
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
const { checkStatement } = await import('./check-statement.ts');

const logs = new Map<string, ReturnType<typeof openLog>>();
const statements = new Set<string>();
let refused = 0;

for (let isLast = false; !isLast; await Promise.race([over, sleep(5_000, undefined, { ref: false })])) {
  isLast = isOver;
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.log')) continue;
    const readNew = logs.get(name) ?? openLog(join(folder, name));
    logs.set(name, readNew);
    for (const statement of await readNew(isLast)) check(statement);
  }
}
process.stdout.write(
  `${statements.size} statements, ${refused} of them not for both MySQL 8.4 and MariaDB 10.11\n`,
);
process.exitCode = refused === 0 ? 0 : 1;

function check(statement: string): void {
  if (statements.has(statement)) return;
  statements.add(statement);
  const why = checkStatement(statement);
  if (why === undefined) return;
  refused += 1;
  process.stderr.write(`${why}\n  ${statement}\n`);
}
