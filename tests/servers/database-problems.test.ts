import { findDatabaseProblems, openDatabase } from '@bacs/db';
import { sql } from 'kysely';
import { createConnection } from 'mysql2/promise';
import { describe, expect, it, onTestFinished } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { startOddMysql } from './odd-servers.ts';

const url = await startOddMysql();
const root = await createConnection({ uri: url.href, multipleStatements: true });
await root.query(`CREATE USER app@'127.0.0.1'; GRANT SELECT, INSERT, UPDATE, DELETE ON bacs.* TO app@'127.0.0.1';
  CREATE USER reader@'127.0.0.1'; GRANT SELECT ON bacs.* TO reader@'127.0.0.1'; CREATE DATABASE empty;
  GRANT SELECT ON empty.* TO app@'127.0.0.1'`);
afterTests(() => root.end());

async function codes({ user = 'app', database = 'bacs' } = {}): Promise<string[]> {
  const address = new URL(database, url);
  address.username = user;
  const db = openDatabase(address.href, { poolSize: 1 });
  onTestFinished(() => db.destroy());
  return (await findDatabaseProblems(db)).map(({ code }) => code);
}

/** Runs the statement, and undoes it with the other one after the test. */
async function change(statement: string, back: string): Promise<void> {
  await root.query(statement);
  onTestFinished(async () => void (await root.query(back)));
}

describe('a database', () => {
  it('has no problem when all is well', async () => {
    expect(await codes()).toEqual([]);
    expect(await codes({ user: 'root' })).toEqual([]);
  });

  it('that is read-only is told', async () => {
    await change('SET GLOBAL read_only = 1', 'SET GLOBAL read_only = 0');
    expect(await codes()).toEqual(['DATABASE_READ_ONLY']);
  });

  it('that does not let the user write is told', async () => {
    expect(await codes({ user: 'reader' })).toEqual(['DATABASE_GRANTS_MISSING']);
  });

  it('that takes only small packets is told', async () => {
    await change('SET GLOBAL max_allowed_packet = 65536', 'SET GLOBAL max_allowed_packet = 16777216');
    expect(await codes()).toEqual(['DATABASE_PACKET_TOO_SMALL']);
  });

  it('without one of the migrations is told, be it the newest or not', async () => {
    expect(await codes({ database: 'empty' })).toEqual(['DATABASE_NOT_MIGRATED']);
    const missing = async (name: string) => {
      await root.query('DELETE FROM kysely_migration WHERE name = ?', [name]);
      const found = await codes();
      await root.query("INSERT INTO kysely_migration VALUES (?, '')", [name]);
      return found;
    };
    const [rows] = await root.query('SELECT name FROM kysely_migration ORDER BY name');
    const names = (rows as { name: string }[]).map(({ name }) => name);
    expect(await missing(names.at(-1) ?? '')).toEqual(['DATABASE_NOT_MIGRATED']);
    expect(await missing(names[3] ?? '')).toEqual(['DATABASE_NOT_MIGRATED']);
  });

  it('of a newer release is told, and can be used', async () => {
    await change(
      "INSERT INTO kysely_migration VALUES ('9999-later', '')",
      "DELETE FROM kysely_migration WHERE name = '9999-later'",
    );
    expect(await codes()).toEqual(['DATABASE_NEWER']);
  });

  it('with a table that knows no transactions is told', async () => {
    await change('ALTER TABLE spaces ENGINE=MyISAM', 'ALTER TABLE spaces ENGINE=InnoDB');
    expect(await codes()).toEqual(['DATABASE_TABLES_NOT_INNODB']);
  });

  it.each(['utf8mb3', 'latin1'])('with texts in %s is told', async (charset) => {
    await change(
      `ALTER TABLE uploads MODIFY description TEXT CHARACTER SET ${charset}`,
      'ALTER TABLE uploads MODIFY description TEXT CHARACTER SET utf8mb4',
    );
    expect(await codes()).toEqual(['DATABASE_NOT_UTF8MB4']);
  });

  it('that has an index under another name, or not at all, is told', async () => {
    await change(
      'ALTER TABLE productions RENAME INDEX productions_ulid TO uq_ulid; ALTER TABLE uploads DROP INDEX uploads_user',
      'ALTER TABLE productions RENAME INDEX uq_ulid TO productions_ulid; ALTER TABLE uploads ADD INDEX uploads_user (user_id, id)',
    );
    expect(await codes()).toEqual(['DATABASE_INDEX_MISSING']);
  });

  it('is asked so that an open change of a row holds nothing up', async () => {
    await change('BEGIN; INSERT INTO idempotent_requests VALUES (1, "x", "y", "z", NULL, NOW())', 'ROLLBACK');
    expect(await codes()).toEqual([]);
  });

  it('that does not let the user in throws', async () => {
    await expect(codes({ user: 'stranger' })).rejects.toMatchObject({ errno: 1045 });
    await expect(codes({ database: 'nowhere', user: 'root' })).rejects.toMatchObject({ errno: 1049 });
  });

  it('is asked without changing anything', async () => {
    const db = openDatabase(url.href, { poolSize: 1 });
    onTestFinished(() => db.destroy());
    const count = async () =>
      (await sql`SHOW SESSION STATUS LIKE 'Handler_%e'`.execute(db)).rows.filter((row) =>
        /delete|update|write/.test(JSON.stringify(row)),
      );
    expect(await findDatabaseProblems(db)).toEqual([]);
    const written = JSON.stringify(await count());
    expect(written).toMatch(/"Handler_delete","Value":"0"/);
    expect(written).toMatch(/"Handler_update","Value":"0"/);
  });
});
