import { isDeepStrictEqual } from 'node:util';
import { isDuplicateEntry } from '../duplicate-entry.ts';
import type { Database, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';

/** A request that creates something and that its client may repeat. `hash` is the hash of its content. */
export type IdempotentRequest = { userId: number; operation: string; key: string; hash: string };

/** The ids of the rows that a request has made, in order. A refused item has null. */
type MadeIds = (number | null)[];

/** The rows that a request has made. `replayed` means that an earlier request with the same key made them. */
export type Made = { ids: MadeIds; replayed: boolean; request_hash: string | null };

/** Finds what an earlier request with this key has made. The hash of that request may differ. */
export async function findMade(
  db: Database | Tx,
  { userId, operation, key }: Pick<IdempotentRequest, 'userId' | 'operation' | 'key'>,
): Promise<Made | undefined> {
  const found = await db
    .selectFrom('idempotent_requests')
    .select(['created_ids', 'request_hash'])
    .where('user_id', '=', userId)
    .where('operation', '=', operation)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  if (found) {
    // Earlier releases wrote 0 for a refused item.
    const ids = (found.created_ids ?? []).map((id) => id || null);
    return { ids, request_hash: found.request_hash, replayed: true };
  }
  return operation === 'createProduction' ? await findMadeEarlier(db, { userId, key }) : undefined;
}

/** Finds a production by its own key: earlier releases stored the key of createProduction on the production. */
async function findMadeEarlier(
  db: Database | Tx,
  { userId, key }: Pick<IdempotentRequest, 'userId' | 'key'>,
): Promise<Made | undefined> {
  const found = await db
    .selectFrom('productions')
    .select(['id', 'request_hash'])
    .where('user_id', '=', userId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  return found && { ids: [found.id], request_hash: found.request_hash, replayed: true };
}

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
