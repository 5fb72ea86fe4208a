import type { Tx } from '@bacs/db';
import { addProductions, findProduction } from '@bacs/db/productions';
import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { addUpload } from '../support/rows.ts';

const { db } = await createTestDatabase('accept');
const uploadId = (await addUpload(db)).id;
const wanted = () => ({ ulid: ulid(), name: 'Film', config: { profile: 'simple-hls' } });

it('returns productions as they are stored, though it has not read them', async () => {
  const original = await db.transaction().execute((tx) => add(tx, [wanted()]));
  const retriedFrom = original[0]?.id ?? 0;
  const rows = await db
    .transaction()
    .execute((tx) => add(tx, [wanted(), { ...wanted(), name: null, lane: 'high', retriedFrom }]));
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row).toEqual(await findProduction(db, { id: row.id }));
});

const add = (tx: Tx, productions: Parameters<typeof addProductions>[3]) =>
  addProductions(tx, { userId: 1, most: 0 }, uploadId, productions);
