import { sql } from 'kysely';
import { lockUpload } from '../locks.ts';
import type { ProductionConfig, Tx } from '../schema.ts';
import { recordEvent } from './events.ts';

export type NewProduction = {
  ulid: string;
  uploadId: number;
  userId: number;
  name: string | null;
  config: ProductionConfig;
  /** The id of the production that this one retries. */
  retriedFrom?: number;
};

/** The upload is gone or about to go, so it takes no more productions. */
export class UploadGoneError extends Error {
  override name = 'UploadGoneError';
}

/**
 * Adds a queued production. Once the transaction commits, the production is accepted and reaches an end.
 * @returns its id. @throws UploadGoneError
 */
export async function addProduction(
  tx: Tx,
  { ulid, uploadId, userId, name, config, retriedFrom }: NewProduction,
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
      created_at: sql`CURRENT_TIMESTAMP(3)`,
    })
    .executeTakeFirstOrThrow();
  const id = Number(insertId);
  await recordEvent(tx, { id, attempt: 1 }, 'queued');
  return id;
}
