import { sql } from 'kysely';
import { nextTurns, selectLineOf } from '../line/index.ts';
import { lockUserAndUpload } from '../locks.ts';
import { type Quota, refuseBeyond, UserGoneError } from '../quota.ts';
import type { Lane, Production, ProductionConfig, Tx } from '../schema.ts';
import { tellOfProductions } from './tell-change.ts';
import { selectUnfinished } from './unfinished.ts';

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
 * Adds queued productions of one upload, all or none. Once the transaction commits, they are accepted and reach an end.
 * `most` is how many unfinished ones the user may then have, and `weight` how much of the fleet is theirs beside others;
 * the transaction must not have read anything before. @returns them as they are stored, in order.
 * @throws UploadGoneError, QuotaExceededError, UserGoneError
 */
export async function addProductions(
  tx: Tx,
  { userId, most, weight }: Quota & { weight?: number | undefined },
  uploadId: number,
  wanted: Omit<NewProduction, 'userId' | 'uploadId'>[],
): Promise<Production[]> {
  if (wanted.length === 0) return [];
  // The user's turns are taken one after the other, also where there is no quota.
  const { isUserThere, upload } = await lockUserAndUpload(tx, userId, uploadId);
  if (!isUserThere && most > 0) throw new UserGoneError();
  // The first read without a lock comes after the locks, so it sees what others have added.
  const { now, used, ...line } = await tx
    .selectNoFrom([
      sql<Date>`CURRENT_TIMESTAMP(3)`.as('now'),
      selectUnfinished(tx, userId, most).as('used'),
      ...selectLineOf(tx, userId),
    ])
    .executeTakeFirstOrThrow();
  refuseBeyond(most, { used: Number(used), adding: wanted.length });
  if (upload?.deletion_id !== null) throw new UploadGoneError();
  const turns = nextTurns(line, { weight, count: wanted.length });
  const rows: Production[] = [];
  for (const [index, production] of wanted.entries())
    rows.push(await addProduction(tx, { ...production, uploadId, userId, turn: turns[index] ?? 0, now }));
  const events = rows.map(({ id }) => ({ production_id: id, attempt: 1, event: 'queued' as const }));
  await tx.insertInto('production_events').values(events).execute();
  await tellOfProductions(
    tx,
    'production.queued',
    rows.map(({ id }) => id),
  );
  return rows;
}

/** Inserts what a production begins with. @returns the row as it is now, without reading it. */
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
    now,
  }: NewProduction & { turn: number; now: Date },
): Promise<Production> {
  const given = {
    ulid,
    upload_id: uploadId,
    user_id: userId,
    name,
    status: 'queued' as const,
    retried_from: retriedFrom ?? null,
    lane,
    turn,
    created_at: now,
    updated_at: now,
  };
  const { insertId } = await tx
    .insertInto('productions')
    .values({ ...given, config: JSON.stringify(config) })
    .executeTakeFirstOrThrow();
  return { ...unstarted, ...given, id: Number(insertId), config };
}

/** What the columns hold that the INSERT leaves out. */
const unstarted = {
  output_prefix: null,
  mediaconvert_job_id: null,
  error_message: null,
  started_at: null,
  completed_at: null,
  profile: null,
  settings_hash: null,
  attempt: 1,
  submit_intent_at: null,
  submit_resent_at: null,
  submit_searched_at: null,
  blocked_reason: null,
  blocked_at: null,
  cancel_requested_at: null,
  progress_percent: 0,
  error_code: null,
  outputs: null,
  idempotency_key: null,
  request_hash: null,
  deletion_id: null,
  released_at: null,
};
