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
  /** The production that this one tries again. */
  retriedFrom?: number;
  /** The request that asks for it, when the client may send it again. */
  request?: { key: string; hash: string };
};

/** The upload is gone, or about to be: it takes no more productions. */
export class UploadGoneError extends Error {
  override name = 'UploadGoneError';
}

/**
 * Accepts a production: from the moment this commits, it will reach an end. Where the user has used the request's
 * key before, it is the production of then that is returned, whatever its hash.
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
    // The key is taken, or COMMIT was carried out and its answer lost: what is on the row holds.
    const rows = db.selectFrom('productions').selectAll();
    const committed = request
      ? rows.where('user_id', '=', userId).where('idempotency_key', '=', request.key)
      : rows.where('ulid', '=', ulid);
    const production = await committed.executeTakeFirst();
    if (production) return production;
    throw error;
  }
}

/** Accepts a production with all else that the transaction does. @returns its id. @throws UploadGoneError */
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
