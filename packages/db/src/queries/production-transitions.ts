import { sql, type UpdateQueryBuilder, type UpdateResult } from 'kysely';
import type { Database, OutputsManifest, Production, ProductionEvent, Schema } from '../schema.ts';
import { recordEvent } from './production-events.ts';
import { unfinishedStatuses } from './productions.ts';

// Every change to a production that a worker makes. Each is a compare-and-set on what the worker has read
// and returns whether it won; losing means that the row has moved on and the caller has nothing left to do.

type Seen = Pick<Production, 'id' | 'attempt'>;

/** Claims the next attempt for a production that has no live job. */
export async function tryStartAttempt(db: Database, { id, attempt }: Seen): Promise<boolean> {
  return await tryTransition(db, { id, attempt: attempt + 1 }, 'dispatched', (query) =>
    query
      .set({ attempt: attempt + 1 })
      .where('attempt', '=', attempt)
      .where('status', 'in', unfinishedStatuses),
  );
}

/**
 * Records that CreateJob is about to be called. Commit comes before the call, so that whoever finds the row
 * later knows that MediaConvert may have a job of it.
 * @param previous the intent that this one replaces; null for the first.
 * @returns the intent, when this call has won.
 */
export async function tryRecordIntent(
  db: Database,
  seen: Seen,
  { previous, profile }: { previous: Date | null; profile: string },
): Promise<Date | undefined> {
  // The database's clock, read first: it is the name of the intent as well as its time.
  const { rows } = await sql<{ now: Date }>`SELECT CURRENT_TIMESTAMP(3) AS now`.execute(db);
  const intent = rows[0]?.now ?? new Date();
  const won = await tryTransition(db, seen, 'intended', (query) =>
    query
      .set({ submit_intent_at: intent, profile })
      .where('attempt', '=', seen.attempt)
      .where('status', '=', 'queued')
      .where('mediaconvert_job_id', 'is', null)
      .where('submit_intent_at', previous === null ? 'is' : '=', previous),
  );
  return won ? intent : undefined;
}

/** Takes the intent back: its one call surely did not create a job. */
export async function tryWithdrawIntent(
  db: Database,
  seen: Seen,
  { intent, reason }: { intent: Date; reason: string },
): Promise<boolean> {
  return await tryTransition(
    db,
    seen,
    'withdrawn',
    (query) =>
      query
        .set({ submit_intent_at: null })
        .where('submit_intent_at', '=', intent)
        .where('attempt', '=', seen.attempt)
        .where('status', '=', 'queued')
        .where('mediaconvert_job_id', 'is', null),
    { reason },
  );
}

/** queued → submitted. Any attempt may store it: there is one job per production, whoever learns of it first. */
export async function tryMarkSubmitted(
  db: Database,
  seen: Seen,
  { jobId, outputPrefix }: { jobId: string; outputPrefix: string },
): Promise<boolean> {
  return await tryTransition(
    db,
    seen,
    'submitted',
    (query) =>
      query
        .set({
          status: 'submitted',
          mediaconvert_job_id: jobId,
          output_prefix: outputPrefix,
          started_at: sql`CURRENT_TIMESTAMP(3)`,
        })
        .where('status', '=', 'queued')
        .where('mediaconvert_job_id', 'is', null),
    { mediaconvert_job_id: jobId },
  );
}

/** submitted → processing. */
export async function tryMarkProcessing(db: Database, seen: Seen): Promise<boolean> {
  return await tryTransition(db, seen, 'processing', (query) =>
    query.set({ status: 'processing' }).where('status', '=', 'submitted'),
  );
}

/** Stores how far MediaConvert is, 0 to 100; never backwards, and no event: progress is not history. */
export async function storeProgress(db: Database, id: number, percent: number): Promise<void> {
  await db
    .updateTable('productions')
    .set({ progress_percent: percent })
    .where('id', '=', id)
    .where('status', '=', 'processing')
    .where('progress_percent', '<', percent)
    .execute();
}

/** submitted or processing → completed, once its outputs have been seen. */
export async function tryMarkCompleted(db: Database, seen: Seen, outputs: OutputsManifest): Promise<boolean> {
  return await tryTransition(db, seen, 'completed', (query) =>
    query
      .set({
        status: 'completed',
        progress_percent: 100,
        outputs: JSON.stringify(outputs),
        completed_at: sql`CURRENT_TIMESTAMP(3)`,
      })
      .where('status', 'in', ['submitted', 'processing']),
  );
}

/**
 * The state that was seen → failed, with a code and a message that a person can act on. What was queued fails for
 * the attempt that saw it only: another may have submitted it meanwhile.
 */
export async function tryMarkFailed(
  db: Database,
  seen: Seen & Pick<Production, 'status'>,
  { code, message }: { code: string; message: string },
): Promise<boolean> {
  return await tryTransition(
    db,
    seen,
    'failed',
    (query) => {
      const failed = query.set({
        status: 'failed',
        error_code: code,
        error_message: message,
        completed_at: sql`CURRENT_TIMESTAMP(3)`,
      });
      return seen.status === 'queued'
        ? failed.where('status', '=', 'queued').where('attempt', '=', seen.attempt)
        : failed.where('status', 'in', ['submitted', 'processing']);
    },
    { code, message },
  );
}

/** Any state but an end → canceled: its MediaConvert job was cancelled. */
export async function tryMarkCanceled(db: Database, seen: Seen): Promise<boolean> {
  return await tryTransition(db, seen, 'canceled', (query) =>
    query
      .set({ status: 'canceled', completed_at: sql`CURRENT_TIMESTAMP(3)` })
      .where('status', 'in', unfinishedStatuses),
  );
}

type ProductionUpdate = UpdateQueryBuilder<Schema, 'productions', 'productions', UpdateResult>;

async function tryTransition(
  db: Database,
  seen: Seen,
  event: ProductionEvent,
  change: (query: ProductionUpdate) => ProductionUpdate,
  detail?: Record<string, unknown>,
): Promise<boolean> {
  return await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await change(
      tx.updateTable('productions').where('id', '=', seen.id),
    ).executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await recordEvent(tx, seen, event, detail);
    return true;
  });
}
