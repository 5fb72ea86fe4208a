import type { Tx } from '../schema.ts';
import type { IdempotentRequest, MadeIds } from './find-made.ts';

/** Stores requests with what they have made. Nobody may have stored one with the same key. */
export async function noteMade(tx: Tx, made: { request: IdempotentRequest; ids: MadeIds }[]): Promise<void> {
  if (made.length === 0) return;
  await tx
    .insertInto('idempotent_requests')
    .values(
      made.map(({ request: { userId, operation, key, hash }, ids }) => ({
        user_id: userId,
        operation,
        idempotency_key: key,
        request_hash: hash,
        created_ids: JSON.stringify(ids),
      })),
    )
    .execute();
}
