import { isDeepStrictEqual } from 'node:util';
import { isDuplicateEntry } from '../duplicate-entry.ts';
import type { Database, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { findMade, type IdempotentRequest, type Made, type MadeIds } from './find-made.ts';

/**
 * Calls `make` and stores the request in the same transaction, so only one of two simultaneous requests makes
 * something. If the key has been used before, this makes nothing and returns what the earlier request made, even if
 * its hash differs. `request` is undefined when the client gave no key; then this only calls `make`.
 */
export async function makeOnce(
  db: Database,
  request: IdempotentRequest | undefined,
  make: (tx: Tx) => Promise<MadeIds>,
): Promise<Made> {
  if (!request) {
    const ids = await inTransaction(db, make);
    return { ids, replayed: false, request_hash: null };
  }
  let made: MadeIds | undefined;
  try {
    const ids = await inTransaction(db, async (tx) => {
      await note(tx, request);
      made = await make(tx);
      await complete(tx, request, made);
      return made;
    });
    return { ids, replayed: false, request_hash: request.hash };
  } catch (error) {
    // Either the key is taken, or COMMIT succeeded and its answer was lost. Then the stored ids are those just made.
    const noted = await findMade(db, request);
    if (noted) return { ...noted, replayed: !isDeepStrictEqual(noted.ids, made) };
    throw error instanceof KeyTakenError ? error.cause : error;
  }
}

/** Distinguishes a key that is taken from a duplicate among the rows that the request makes. */
class KeyTakenError extends Error {}

async function note(tx: Tx, { userId, operation, key, hash }: IdempotentRequest): Promise<void> {
  await tx
    .insertInto('idempotent_requests')
    .values({ user_id: userId, operation, idempotency_key: key, request_hash: hash, created_ids: null })
    .execute()
    .catch((cause) => {
      throw isDuplicateEntry(cause) ? new KeyTakenError('the key is taken', { cause }) : cause;
    });
}

async function complete(tx: Tx, { userId, operation, key }: IdempotentRequest, ids: MadeIds): Promise<void> {
  await tx
    .updateTable('idempotent_requests')
    .set({ created_ids: JSON.stringify(ids) })
    .where('user_id', '=', userId)
    .where('operation', '=', operation)
    .where('idempotency_key', '=', key)
    .execute();
}
