import { sql } from 'kysely';
import { takeTurns } from '../line/index.ts';
import { lockUpload, lockUser } from '../locks.ts';
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
  /** The id of the production that this one retries. */
  retriedFrom?: number;
  /** Which of the user's own productions go first; normal without it. */
  lane?: Lane;
};

/** The upload is gone or about to go, so it takes no more productions. */
export class UploadGoneError extends Error {
  override name = 'UploadGoneError';
}

/**
 * Adds queued productions of one user, all or none. Once the transaction commits, they are accepted and reach an end.
 * `most` is how many unfinished ones the user may then have, and `weight` how much of the fleet is theirs beside others;
 * the transaction must not have read anything before. @returns their ids, in order. @throws UploadGoneError, QuotaExceededError, UserGoneError
 */
export async function addProductions(
  tx: Tx,
  { userId, most, weight }: Quota & { weight?: number | undefined },
  wanted: Omit<NewProduction, 'userId'>[],
): Promise<number[]> {
  // The user's turns are taken one after the other, also where there is no quota.
  await lockUser(tx, userId);
  await requireRoom(tx, { userId, most }, wanted.length, countUnfinished);
  const turns = await takeTurns(tx, { userId, weight }, wanted.length);
  const ids: number[] = [];
  for (const [index, production] of wanted.entries())
    ids.push(await addProduction(tx, { ...production, userId, turn: turns[index] ?? 0 }));
  return ids;
}

async function addProduction(
  tx: Tx,
  {
    ulid,
    uploadId,
    userId,
    name,
    config,
    retriedFrom,
    lane = 'normal',
    turn,
  }: NewProduction & { turn: number },
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
      lane,
      turn,
      created_at: sql`CURRENT_TIMESTAMP(3)`,
    })
    .executeTakeFirstOrThrow();
  const id = Number(insertId);
  await recordEvent(tx, { id, attempt: 1 }, 'queued');
  return id;
}
