import { openDatabase } from '@bacs/db';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { freePort } from '../cluster/free-port.ts';
import { afterTests } from '../support/after-tests.ts';
import { createTestDatabase } from '../support/database.ts';

const { url } = await createTestDatabase('shared_pool');
const share = { most: 1, holder: () => 7 };
const one = sql`SELECT 1 AS one`;

function open(address: string, acquireTimeoutMs: number) {
  const db = openDatabase(address, { acquireTimeoutMs, share });
  afterTests(() => db.destroy());
  return db;
}

describe('a share of the connections', () => {
  it('is free again when no connection could be opened', async () => {
    const nobody = new URL(url);
    nobody.port = String(await freePort());
    const db = open(nobody.href, 60_000);
    for (let times = 0; times < 3; times += 1)
      await expect(one.execute(db)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('is free again after somebody has given up waiting for it', async () => {
    // A busy machine takes long to open the connection itself.
    const db = open(url, 2_000);
    await db.transaction().execute(async (tx) => {
      await one.execute(tx);
      await expect(one.execute(db)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    });
    const answers = await Promise.all([one.execute(db), one.execute(db), one.execute(db)]);
    expect(answers.map(({ rows }) => rows)).toEqual([[{ one: 1 }], [{ one: 1 }], [{ one: 1 }]]);
  });
});
