import type { Tx } from '../schema.ts';

/**
 * Locks the keys of the user until the transaction ends, so that no key is made while its maker is being revoked. A
 * transaction takes this lock after that of its own request and takes no other besides. Call it before the first plain
 * read: that read decides which commits the transaction sees.
 */
export async function lockKeysOf(tx: Tx, userId: number): Promise<void> {
  await tx.selectFrom('users').select('id').where('id', '=', userId).forUpdate().execute();
}
