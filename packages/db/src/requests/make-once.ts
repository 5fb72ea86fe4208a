import { isDeepStrictEqual } from 'node:util';
import { isDuplicateEntry } from '../duplicate-entry.ts';
import type { Database, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';

/** A request for something new, which its client may send again: the operation's id, the key, the hash of what it says. */
export type IdempotentRequest = { userId: number; operation: string; key: string; hash: string };

/** The ids of the rows that a request has made, in order; null in the place of one that was refused. */
type MadeIds = (number | null)[];

/** What a request has made. `replayed` when an earlier one of its key has. */
export type Made = { ids: MadeIds; replayed: boolean; request_hash: string | null };

/** What an earlier request of this key has made; nothing when there was none. Its hash may be another. */
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
    // Earlier releases wrote 0 for what was refused.
    const ids = (found.created_ids ?? []).map((id) => id || null);
    return { ids, request_hash: found.request_hash, replayed: true };
  }
  return operation === 'createProduction' ? await findMadeEarlier(db, { userId, key }) : undefined;
}

/** Earlier releases kept the key of createProduction on the production itself. */
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
 * Makes something in one transaction with the note of the request that asked for it, so that of two at once only one
 * does. Where the key has been used before, nothing is made, and what was made then is returned, whatever its hash.
 * Without a request, which is when the client gave no key, it only makes.
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
    // The key is taken; or COMMIT was carried out and its answer lost, and then what is noted is what was just made.
    const noted = await findMade(db, request);
    if (noted) return { ...noted, replayed: !isDeepStrictEqual(noted.ids, made) };
    throw error instanceof KeyTakenError ? error.cause : error;
  }
}

/** Not to be taken for a duplicate among what the request makes. */
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
