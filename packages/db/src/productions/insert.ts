import type { Production, Tx } from '../schema.ts';
import { tellOfProductions } from './tell-change.ts';

/** A production as it is when it is accepted */
export type NewRow = Pick<
  Production,
  'ulid' | 'upload_id' | 'user_id' | 'name' | 'retried_from' | 'lane' | 'turn' | 'created_at'
> & { config: NonNullable<Production['config']> };

/** Inserts queued productions and their first events. @returns the rows as they are now, in order. */
export async function insertProductions(tx: Tx, rows: NewRow[]): Promise<Production[]> {
  if (rows.length === 0) return [];
  const given = rows.map((row) => ({ ...row, status: 'queued' as const, updated_at: row.created_at }));
  const { insertId } = await tx
    .insertInto('productions')
    .values(given.map((row) => ({ ...row, config: JSON.stringify(row.config) })))
    .executeTakeFirstOrThrow();
  const ids = rows.length === 1 ? [Number(insertId)] : await idsOf(tx, rows);
  const events = ids.map((id) => ({ production_id: id, attempt: 1, event: 'queued' as const }));
  await tx.insertInto('production_events').values(events).execute();
  await tellOfProductions(tx, 'production.queued', ids);
  return given.map((row, index) => ({ ...unstarted, ...row, id: ids[index] ?? 0 }));
}

/** Reads the ids of rows that one statement has inserted: a server only tells the first, and others may lie between. */
async function idsOf(tx: Tx, rows: NewRow[]): Promise<number[]> {
  const ulids = rows.map(({ ulid }) => ulid);
  const found = await tx
    .selectFrom('productions')
    .select(['id', 'ulid'])
    .where('ulid', 'in', ulids)
    .execute();
  const ids = new Map(found.map(({ id, ulid }) => [ulid, id]));
  return ulids.map((ulid) => ids.get(ulid) ?? 0);
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
  failed_jobs: null,
  outputs: null,
  idempotency_key: null,
  request_hash: null,
  deletion_id: null,
  released_at: null,
};
