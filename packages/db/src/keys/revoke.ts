import { sql } from 'kysely';
import { lockUser } from '../locks.ts';
import type { ApiKeyRow, Database, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';

/** What a call has revoked: the key itself, unless it was revoked before, and keys that were made with it. */
export type Revoked = { itself: boolean; descendants: number[] };

/**
 * Revokes the key and its descendants: the keys that were made with it, those that were made with them, and so on. For
 * a key that was revoked before, this still revokes the descendants that are left.
 */
export async function revokeApiKey(
  db: Database,
  key: Pick<ApiKeyRow, 'id' | 'user_id'>,
  { keepDescendants = false }: { keepDescendants?: boolean } = {},
): Promise<Revoked> {
  return await inTransaction(db, async (tx) => {
    await lockUser(tx, key.user_id);
    const descendants = keepDescendants ? [] : await findDescendants(tx, key);
    const valid = descendants.flatMap(({ id, revoked_at }) => (revoked_at === null ? [id] : []));
    const itself = await revoke(tx, [key.id]);
    for (let at = 0; at < valid.length; at += pageSize) await revoke(tx, valid.slice(at, at + pageSize));
    return { itself: itself > 0n, descendants: valid };
  });
}

const pageSize = 1_000;

type Descendant = Pick<ApiKeyRow, 'id' | 'made_by' | 'revoked_at'>;

/**
 * Finds the descendants among the user's keys. A key has a higher number than its maker, so one pass in order meets
 * every maker first, however long the line is.
 */
async function findDescendants(
  tx: Tx,
  { id, user_id }: Pick<ApiKeyRow, 'id' | 'user_id'>,
): Promise<Descendant[]> {
  const makers = new Set([id]);
  const descendants: Descendant[] = [];
  let after = id;
  let page: Descendant[];
  do {
    page = await tx
      .selectFrom('api_keys')
      .select(['id', 'made_by', 'revoked_at'])
      .where('user_id', '=', user_id)
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute();
    for (const key of page) {
      after = key.id;
      if (key.made_by === null || !makers.has(key.made_by)) continue;
      makers.add(key.id);
      descendants.push(key);
    }
  } while (page.length === pageSize);
  return descendants;
}

/** Revokes these keys alone. @returns how many were not yet revoked. */
export async function revoke(tx: Tx, ids: number[]): Promise<bigint> {
  const { numUpdatedRows } = await tx
    .updateTable('api_keys')
    .set({ revoked_at: sql`CURRENT_TIMESTAMP(3)` })
    .where('id', 'in', ids)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows;
}
