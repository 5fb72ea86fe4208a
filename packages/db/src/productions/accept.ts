import { sql } from 'kysely';
import { lockUpload } from '../locks.ts';
import type { Database, Production, ProductionConfig, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { recordEvent } from './events.ts';

export type NewProduction = {
  ulid: string;
  uploadId: number;
  userId: number;
  name: string | null;
  config: ProductionConfig;
  /** The id of the production that this one retries. */
  retriedFrom?: number;
  /** The idempotency key and hash of the request, if the client sent a key. */
  request?: { key: string; hash: string };
};

/** The upload is gone or about to go, so it takes no more productions. */
export class UploadGoneError extends Error {
  override name = 'UploadGoneError';
}

/**
 * Accepts a production: once this commits, the production will reach an end. If the user has used the request's key
 * before, this returns the production of that time, whatever its hash.
 * @throws UploadGoneError
 */
export async function insertProduction(db: Database, wanted: NewProduction): Promise<Production> {
  const { ulid, userId, request } = wanted;
  try {
    return await inTransaction(db, async (tx) => {
      const id = await addProduction(tx, wanted);
      return await tx.selectFrom('productions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    });
  } catch (error) {
    // Either the key is taken, or the COMMIT succeeded and its answer was lost. The row decides.
    const rows = db.selectFrom('productions').selectAll();
    const committed = request
      ? rows.where('user_id', '=', userId).where('idempotency_key', '=', request.key)
      : rows.where('ulid', '=', ulid);
    const production = await committed.executeTakeFirst();
    if (production) return production;
    throw error;
  }
}

/** Accepts a production inside the caller's transaction. @returns its id. @throws UploadGoneError */
export async function addProduction(
  tx: Tx,
  { ulid, uploadId, userId, name, config, retriedFrom, request }: NewProduction,
): Promise<number> {
  if ((await lockUpload(tx, uploadId))?.deletion_id !== null) throw new UploadGoneError();
  const { insertId } = await tx
    .insertInto('productions')
    .values({
      ulid,
      upload_id: uploadId,
      user_id: userId,
      name,
      status: 'queued',
      config: JSON.stringify(config),
      retried_from: retriedFrom ?? null,
      idempotency_key: request?.key ?? null,
      request_hash: request?.hash ?? null,
      created_at: sql`CURRENT_TIMESTAMP(3)`,
    })
    .executeTakeFirstOrThrow();
  const id = Number(insertId);
  await recordEvent(tx, { id, attempt: 1 }, 'queued');
  return id;
}
