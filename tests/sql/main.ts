import { readdir } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { readStatements } from './read-statements.ts';

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

const [folder = ''] = process.argv.slice(2);
const logs = (await readdir(folder)).filter((name) => name.endsWith('.log'));
const statements = new Set<string>();
for (const log of logs) for (const one of await readStatements(join(folder, log))) statements.add(one);

let refused = 0;
for (const statement of statements) {
  const why = checkStatement(statement);
  if (why === undefined) continue;
  refused += 1;
  process.stderr.write(`${why}\n  ${statement}\n`);
}
process.stdout.write(
  `${statements.size} statements, ${refused} of them not for both MySQL 8.4 and MariaDB 10.11\n`,
);
process.exitCode = refused === 0 ? 0 : 1;
