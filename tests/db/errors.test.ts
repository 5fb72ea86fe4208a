import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';

const { db } = await createTestDatabase('errors');

await sql`INSERT INTO users (email) VALUES ('user@example.com')`.execute(db);

const refused: [string, ReturnType<typeof sql>, string][] = [
  [
    'a duplicate entry',
    sql`INSERT INTO users (email) VALUES (${'hidden'}), (${'hidden'})`,
    // MySQL puts the table before it.
    "users_email'",
  ],
  ['a value that is too long', sql`UPDATE users SET email = ${'hidden'.repeat(100)}`, "column 'email'"],
  ['a date that is none', sql`UPDATE users SET created_at = ${'hidden'}`, 'column'],
  ['a number that is none', sql`UPDATE users SET id = ${"hid'den for key 'hidden"}`, 'column'],
  ['a wrong statement', sql`SELECT hidden_column FROM users WHERE id = ${'hidden'}`, ''],
];

describe('an error of the database shows none of the values that were sent', () => {
  it.each(refused)('of %s', async (_what, statement, named) => {
    const error: Error & { sql?: string; errno?: number } = await statement.execute(db).then(
      () => Promise.reject(new Error('the statement was not refused')),
      (refusal) => refusal,
    );
    const shape = error.sql ?? '';
    const all = [error.message, error.stack, ...Object.values({ ...error })].join(' ').replaceAll(shape, '');
    expect(all).not.toContain('hidden');
    expect(error.message).toMatch(/^The database refused a statement with \d+ \(\w{5}\)/);
    expect(error.message).toContain(named);
    expect(shape).toMatch(/^(INSERT|UPDATE|SELECT) /);
  });
});
