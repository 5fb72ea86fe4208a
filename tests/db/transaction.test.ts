import { openDatabase } from '@bacs/db';
import { makeOnce } from '@bacs/db/requests';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { createTestDatabase } from '../support/database.ts';
import { addUpload } from '../support/rows.ts';

const { db, url } = await createTestDatabase('transaction');
const other = openDatabase(url);
afterTests(() => other.destroy());

it('a transaction gives up on a lock that others do not let go, before it has used all of its retries', async () => {
  const { id } = await addUpload(db);
  const lock = sql`SELECT id FROM uploads WHERE id = ${id} FOR UPDATE`;
  let runs = 0;
  await other.transaction().execute(async (holder) => {
    await lock.execute(holder);
    const waiting = makeOnce(db, undefined, async (tx) => {
      runs += 1;
      await sql`SET innodb_lock_wait_timeout = 3`.execute(tx);
      await lock.execute(tx);
      return [];
    });
    await expect(waiting).rejects.toMatchObject({ errno: 1205 });
  });
  // Four of them would take 12 s.
  expect(runs).toBeGreaterThan(1);
  expect(runs).toBeLessThan(4);
});
