import { sql } from 'kysely';
import { lockUpload } from '../locks.ts';
import { type Quota, requireRoom } from '../quota.ts';
import type { Lane, ProductionConfig, Tx } from '../schema.ts';
import { recordEvent } from './events.ts';
import { countUnfinished } from './unfinished.ts';

export type NewProduction = {
  ulid: string;
  uploadId: number;
  userId: number;
  name: string | null;
  config: ProductionConfig;
  /** `normal` if it is not given. */
  lane?: Lane;
  /** The id of the production that this one retries. */
  retriedFrom?: number;
};

/** The upload is gone or about to go, so it takes no more productions. */
export class UploadGoneError extends Error {
  override name = 'UploadGoneError';
}

/**
 * Adds queued productions of one user, all or none. Once the transaction commits, they are accepted and reach an end.
 * `most` is how many unfinished ones the user may then have; the transaction must not have read anything before.
 * @returns their ids, in order. @throws UploadGoneError, QuotaExceededError, UserGoneError
 */
export async function addProductions(
  tx: Tx,
  { userId, most }: Quota,
  wanted: Omit<NewProduction, 'userId'>[],
): Promise<number[]> {
  await requireRoom(tx, { userId, most }, wanted.length, countUnfinished);
  const ids: number[] = [];
  for (const production of wanted) ids.push(await addProduction(tx, { ...production, userId }));
  return ids;
}

async function addProduction(
  tx: Tx,
  { ulid, uploadId, userId, name, config, lane, retriedFrom }: NewProduction,
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
      lane,
      retried_from: retriedFrom ?? null,
      created_at: sql`CURRENT_TIMESTAMP(3)`,
    })
    .executeTakeFirstOrThrow();
  const id = Number(insertId);
  await recordEvent(tx, { id, attempt: 1 }, 'queued');
  return id;
}
