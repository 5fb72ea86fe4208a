import { byIndex } from '../by-index.ts';
import { keptSince, type Removed, type Retention } from '../retention.ts';
import type { Database } from '../schema.ts';
import { inTransaction } from '../transaction.ts';

const ends = [
  ['revoked_at', 'api_keys_revoked'],
  ['expires_at', 'api_keys_expiry'],
] as const;

/** Removes keys that were revoked or have expired long ago. A key never becomes valid again. */
export async function removeOldKeys(db: Database, { days, limit }: Retention): Promise<Removed> {
  for (const [end, index] of ends) {
    const old = await db
      .selectFrom(byIndex('api_keys', 'api_keys', index))
      .select('id')
      .where(end, '<', keptSince(days))
      .orderBy(end)
      .limit(limit)
      .execute();
    let removed = 0;
    for (const { id } of old) if (await tryRemoveKey(db, id, limit)) removed += 1;
    if (old.length > 0) return { removed, next: 0 };
  }
  return { removed: 0, next: undefined };
}

/**
 * Removes one key. Its descendants stay those of the key that it was made with, so that whoever revokes that one still
 * takes them along. Of a key that has made very many, this hands over some: @returns whether the key is gone.
 */
async function tryRemoveKey(db: Database, id: number, limit: number): Promise<boolean> {
  return await inTransaction(db, async (tx) => {
    const key = await tx
      .selectFrom('api_keys')
      .select('made_by')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!key) return false;
    const { numUpdatedRows } = await tx
      .updateTable('api_keys')
      .set({ made_by: key.made_by })
      .where('made_by', '=', id)
      .limit(limit)
      .executeTakeFirst();
    if (numUpdatedRows >= limit) return false;
    await tx.deleteFrom('api_keys').where('id', '=', id).execute();
    return true;
  });
}
