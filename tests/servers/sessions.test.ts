import { findDatabaseProblems, openDatabase, type Schema } from '@bacs/db';
import { createApiKey } from '@bacs/db/keys';
import { Kysely, MysqlDialect, sql } from 'kysely';
import { createPool } from 'mysql2';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { ok } from '../support/answers.ts';
import { startApi } from '../support/api.ts';
import { ApiClient } from '../support/api-client.ts';
import { startOddMysql } from './odd-servers.ts';

// One server has every mode at once that a file may set; the others are set for one test each.
const url = await startOddMysql(
  '--sql-mode=NO_BACKSLASH_ESCAPES,ANSI_QUOTES,PIPES_AS_CONCAT,IGNORE_SPACE,NO_UNSIGNED_SUBTRACTION,HIGH_NOT_PRECEDENCE',
  '--character-set-server=latin1',
  '--skip-character-set-client-handshake',
  '--lower-case-table-names=1',
  '--default-time-zone=+05:30',
  '--transaction-isolation=READ-UNCOMMITTED',
  '--autocommit=0',
);
const root = await createConnection(url.href);
afterTests(() => root.end());

function open(): ReturnType<typeof openDatabase> {
  const db = openDatabase(url.href);
  onTestFinished(() => db.destroy());
  return db;
}

async function readVariables(address: string): Promise<Map<string, string>> {
  const db = openDatabase(address, { poolSize: 1 });
  const { rows } = await sql<{ Variable_name: string; Value: string }>`SHOW SESSION VARIABLES`.execute(db);
  await db.destroy();
  return new Map(rows.map(({ Variable_name, Value }) => [Variable_name, Value]));
}

/** Each is odd and may be the default of a server. */
const modes: [variable: string, value: string | number][] = [
  ['sql_mode', 'NO_BACKSLASH_ESCAPES'],
  ['sql_mode', 'ANSI'],
  ['sql_mode', 'ORACLE'],
  ['sql_mode', 'MSSQL'],
  ['sql_mode', 'EMPTY_STRING_IS_NULL,SIMULTANEOUS_ASSIGNMENT,PAD_CHAR_TO_FULL_LENGTH,NO_AUTO_VALUE_ON_ZERO'],
  ['sql_mode', 'TRADITIONAL'],
  ['sql_mode', ''],
  ['autocommit', 0],
  ['completion_type', 'RELEASE'],
  ['tx_isolation', 'SERIALIZABLE'],
  ['tx_read_only', 1],
  ['character_set_client', 'gbk'],
  ['character_set_results', 'latin1'],
  ['collation_connection', 'utf8mb3_bin'],
  ['time_zone', '-11:00'],
  ['sql_safe_updates', 1],
  ['sql_select_limit', 1],
  ['max_join_size', 1],
  ['sql_auto_is_null', 1],
  ['foreign_key_checks', 0],
  ['unique_checks', 0],
  ['innodb_lock_wait_timeout', 50],
  ['wait_timeout', 1],
];

/** A server whose own settings nobody has touched; what the modes above are compared with. */
const usual = await readVariables(inject('databaseUrl'));

describe('a session', () => {
  it.each(modes)('is the same on a server with %s=%s', async (variable, value) => {
    const [before] = await root.query<RowDataPacket[]>(`SELECT @@GLOBAL.${variable} AS value`);
    await root.query(`SET GLOBAL ${variable} = ?`, [value]);
    onTestFinished(async () => {
      await root.query(`SET GLOBAL ${variable} = ?`, [before[0]?.['value']]);
    });
    // A limit on joins does not hold when all SELECTs may be big.
    const [name, settled] =
      variable === 'max_join_size' ? ['sql_big_selects', 'ON'] : [variable, usual.get(variable)];
    expect((await readVariables(url.href)).get(name)).toBe(settled);
  });

  it('stores letters of every kind, and texts with quotes and backslashes, as they are', async () => {
    const db = open();
    const displayName = `O'Brien "\\" \\' 🎬 été 中文 %_\0`;
    await createApiKey(db, { email: 'letters@example.com', displayName, role: 'member', name: 'x' });
    const user = await db.selectFrom('users').selectAll().where('display_name', '=', displayName).execute();
    expect(user).toMatchObject([{ email: 'letters@example.com', display_name: displayName }]);
    const [rows] = await root.query(
      "SELECT HEX(display_name) AS hex FROM users WHERE email = 'letters@example.com'",
    );
    expect(rows).toEqual([{ hex: Buffer.from(displayName).toString('hex').toUpperCase() }]);
  });

  it('refuses what does not fit instead of cutting it', async () => {
    const db = open();
    const name = 'x'.repeat(300);
    await expect(
      createApiKey(db, { email: 'long@example.com', displayName: 'Long', role: 'member', name }),
    ).rejects.toMatchObject({ errno: 1406 });
  });

  it('keeps its own time', async () => {
    const db = open();
    const { rows } = await sql<{ now: Date }>`SELECT CURRENT_TIMESTAMP(3) AS now`.execute(db);
    expect(Math.abs(Number(rows[0]?.now) - Date.now())).toBeLessThan(60_000);
  });

  it('has no problem with all of this', async () => {
    expect(await findDatabaseProblems(open())).toEqual([]);
  });
});

describe('an API on a server that does not escape with backslashes', () => {
  it('stores a name that would end its string, and no key of anybody else', async () => {
    const { apiUrl } = await startApi('modes', { DATABASE_URL: url.href });
    const db = open();
    const member = { email: 'member@example.com', displayName: 'Member' };
    const victim = { email: 'victim@example.com', displayName: 'Victim' };
    const { key, userId } = await createApiKey(db, { ...member, role: 'member', name: 'own' });
    const other = await createApiKey(db, { ...victim, role: 'member', name: 'own' });
    const hex = (text: string) => `0x${Buffer.from(text).toString('hex')}`;
    const planted = [other.userId, hex('planted'), hex('operator'), hex('bacs_p'), hex('2')].join();
    const name = `',${hex('member')},${hex('bacs_o')},${hex('1')}),(${planted})-- `;

    const api = new ApiClient({ url: apiUrl, key, user: { id: userId, ...member } });
    const made = await ok(api.POST('/api/keys', { body: { name } }));
    expect(made.api_key.name).toBe(name);
    const names = await db.selectFrom('api_keys').select(['user_id', 'name', 'role']).orderBy('id').execute();
    expect(names.filter(({ user_id }) => user_id === other.userId)).toHaveLength(1);
    expect(names.filter(({ user_id }) => user_id === userId)).toEqual([
      { user_id: userId, name: 'own', role: 'member' },
      { user_id: userId, name, role: 'member' },
    ]);
    const upload = { filename: `O'Brien's 🎬.mp4`, content_type: 'video/mp4' as const, size_bytes: 1 };
    const { upload: announced } = await ok(api.POST('/api/uploads', { body: upload }));
    expect(announced.filename).toBe(upload.filename);
  });
});

it('a connection that has lost what a session sets is told', async () => {
  // So is one that a proxy gives to a session after another one.
  const pool = createPool(url.href);
  const db = new Kysely<Schema>({ dialect: new MysqlDialect({ pool }) });
  onTestFinished(() => db.destroy());
  expect(await findDatabaseProblems(db)).toMatchObject([
    {
      code: 'DATABASE_SESSION_LOST',
      severity: 'fatal',
      message: expect.stringContaining('sql_mode, time_zone'),
    },
  ]);
});
