import { openDatabase } from '@bacs/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type FaultProxy, openProxy } from '../cluster/proxy.ts';
import '../support/provided.ts';

let proxy: FaultProxy;
let db: ReturnType<typeof openDatabase>;
const ask = async () => (await sql<{ one: number }>`SELECT 1 AS one`.execute(db)).rows;

beforeAll(async () => {
  const url = new URL(inject('databaseUrl'));
  proxy = await openProxy(Number(url.port));
  url.port = String(proxy.port);
  // With a single connection, one that is not released shows at once.
  db = openDatabase(url.href, { poolSize: 1, queryTimeoutMs: 500 });
});

afterAll(async () => {
  await db.destroy();
  await proxy.close();
});

describe('a pool', () => {
  it('gives up a statement that is not answered, and its connection', async () => {
    await ask();
    await proxy.setMode('half_open');
    await expect(ask()).rejects.toMatchObject({ code: 'PROTOCOL_SEQUENCE_TIMEOUT' });
    expect(await ask()).toEqual([{ one: 1 }]);
  });

  it('gives up all that have been silent since', async () => {
    const url = new URL(inject('databaseUrl'));
    url.port = String(proxy.port);
    const wide = openDatabase(url.href, { poolSize: 5, queryTimeoutMs: 500 });
    const askWide = async () => await sql`SELECT SLEEP(0.05)`.execute(wide);
    await Promise.all([1, 2, 3, 4, 5].map(askWide));
    await proxy.setMode('half_open');
    await expect(askWide()).rejects.toMatchObject({ code: 'PROTOCOL_SEQUENCE_TIMEOUT' });
    for (let request = 0; request < 5; request += 1) await askWide();
    await wide.destroy();
  });

  it('gives up a connection whose session cannot be set up', async () => {
    await proxy.setMode('half_open');
    await ask().catch(() => {});
    const deaf = proxy.dropAnswer(/SET sql_mode/);
    await expect(ask()).rejects.toMatchObject({ code: 'PROTOCOL_SEQUENCE_TIMEOUT' });
    await deaf;
    expect(await ask()).toEqual([{ one: 1 }]);
  });

  it('tells the reason that a transaction failed for, not that it could not be rolled back', async () => {
    await ask();
    const cut = proxy.dropAnswer(/commit/i).then((connection) => connection.cut());
    await expect(
      db.transaction().execute(async (tx) => await sql`SELECT 1`.execute(tx)),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/ECONNRESET|PROTOCOL_CONNECTION_LOST/),
    });
    await cut;
    expect(await ask()).toEqual([{ one: 1 }]);
  });

  it('does not tell the values of a statement that fails', async () => {
    const error = await sql`SELECT ${'secret'} FROM nowhere`.execute(db).catch((failed) => failed);
    expect(error).toMatchObject({ code: 'ER_NO_DB_ERROR' });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it('leaves a server that has become read-only', async () => {
    await ask();
    const before = proxy.accepted();
    await sql`SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1290`.execute(db).catch(() => {});
    expect(await ask()).toEqual([{ one: 1 }]);
    expect(proxy.accepted()).toBe(before + 1);
  });
});
