import { openDatabase } from '@bacs/db';
import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { type FaultProxy, openProxy } from '../cluster/proxy.ts';
import { afterTests } from '../support/after-tests.ts';
import '../support/provided.ts';

type Database = ReturnType<typeof openDatabase>;

/**
 * How long a statement may take where one gets no answer. The same pool answers the next one, for which a busy machine
 * may need long.
 */
const impatient = { queryTimeoutMs: 2_000 };

let proxy: FaultProxy;

beforeAll(async () => {
  proxy = await openProxy(Number(new URL(inject('databaseUrl')).port));
});

afterTests(async () => {
  await proxy.close();
});

/** Opens a pool through the proxy. With a single connection, one that is not released shows at once. */
function open({ poolSize = 1, queryTimeoutMs = 60_000 } = {}): Database {
  const url = new URL(inject('databaseUrl'));
  url.port = String(proxy.port);
  const db = openDatabase(url.href, { poolSize, queryTimeoutMs });
  onTestFinished(() => db.destroy());
  return db;
}

const ask = async (db: Database) => (await sql<{ one: number }>`SELECT 1 AS one`.execute(db)).rows;

describe('a pool', () => {
  it('gives up a statement that is not answered, and its connection', async () => {
    const db = open(impatient);
    await ask(db);
    await proxy.setMode('half_open');
    await expect(ask(db)).rejects.toMatchObject({ code: 'PROTOCOL_SEQUENCE_TIMEOUT' });
    expect(await ask(db)).toEqual([{ one: 1 }]);
  });

  it('gives up all that have been silent since', async () => {
    const db = open({ ...impatient, poolSize: 5 });
    const askSlowly = async () => await sql`SELECT SLEEP(0.05)`.execute(db);
    await Promise.all([1, 2, 3, 4, 5].map(askSlowly));
    await proxy.setMode('half_open');
    await expect(askSlowly()).rejects.toMatchObject({ code: 'PROTOCOL_SEQUENCE_TIMEOUT' });
    for (let request = 0; request < 5; request += 1) await askSlowly();
  });

  it('gives up a connection whose session cannot be set up', async () => {
    const db = open(impatient);
    const deaf = proxy.dropAnswer(/SET sql_mode/);
    await expect(ask(db)).rejects.toMatchObject({ code: 'PROTOCOL_SEQUENCE_TIMEOUT' });
    await deaf;
    expect(await ask(db)).toEqual([{ one: 1 }]);
  });

  it('tells the reason that a transaction failed for, not that it could not be rolled back', async () => {
    const db = open();
    await ask(db);
    const cut = proxy.dropAnswer(/commit/i).then((connection) => connection.cut());
    await expect(
      db.transaction().execute(async (tx) => await sql`SELECT 1`.execute(tx)),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/ECONNRESET|PROTOCOL_CONNECTION_LOST/),
    });
    await cut;
    expect(await ask(db)).toEqual([{ one: 1 }]);
  });

  it('does not tell the values of a statement that fails', async () => {
    const db = open();
    const error = await sql`SELECT ${'secret'} FROM nowhere`.execute(db).catch((failed) => failed);
    expect(error).toMatchObject({ code: 'ER_NO_DB_ERROR' });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it('leaves a server that has become read-only', async () => {
    const db = open();
    await ask(db);
    const before = proxy.accepted();
    await sql`SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1290`.execute(db).catch(() => {});
    expect(await ask(db)).toEqual([{ one: 1 }]);
    expect(proxy.accepted()).toBe(before + 1);
  });
});
