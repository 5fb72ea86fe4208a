import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkStatement } from './check-statement.ts';
import { readStatements } from './read-statements.ts';

// In a process of its own: Node itself cannot import the parser, tsx can.
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
