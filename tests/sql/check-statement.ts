import { MySQL } from 'dt-sql-parser/dist/parser/mysql/index.js';
import { allowed } from './allowed.ts';
import { differences } from './differences.ts';

const mysql = new MySQL();

/** Tells why MySQL 8.4 and MariaDB 10.11 would not both run the statement; undefined when they would. */
export function checkStatement(statement: string): string | undefined {
  const bare = statement.replace(/'x'/g, "''").replace(/`[^`]*`/g, 'i');
  const different = differences.find(({ pattern }) => pattern.test(bare));
  if (different) return different.why;
  const parsed = allowed.reduce((text, { pattern, instead }) => text.replace(pattern, instead), statement);
  const [error] = mysql.validate(parsed);
  if (!error) return undefined;
  return `no MySQL 8: ${error.message}, at ${JSON.stringify(parsed.slice(error.startColumn - 1).slice(0, 40))}`;
}
