import { sql } from 'kysely';
import type { BulkAction, Database, Tx } from '../schema.ts';
import { stillValid } from './preview.ts';

/** previewed → running, for the operator who has been shown the set, and not too late. */
export async function tryStart(
  db: Database,
  { ulid, userId }: { ulid: string; userId: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('bulk_actions')
    .set({ status: 'running', started_at: sql`CURRENT_TIMESTAMP(3)` })
    .where('ulid', '=', ulid)
    .where('user_id', '=', userId)
    .where('status', '=', 'previewed')
    .where('created_at', '>', stillValid)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** running → aborted. What has been done stays done; a page that is being worked on comes to its end first. */
export async function tryAbort(
  db: Database,
  { id }: Pick<BulkAction, 'id'>,
  userId: number,
): Promise<boolean> {
  return await tryEnd(db, id, { status: 'aborted', aborted_by: userId });
}

/** running → completed, when the whole set has had its turn. */
export async function tryComplete(db: Database, { id }: Pick<BulkAction, 'id'>): Promise<boolean> {
  return await tryEnd(db, id, { status: 'completed' });
}

async function tryEnd(
  db: Database,
  id: number,
  end: { status: 'aborted' | 'completed'; aborted_by?: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('bulk_actions')
    .set({ ...end, ended_at: sql`CURRENT_TIMESTAMP(3)` })
    .where('id', '=', id)
    .where('status', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Locks the action until the transaction ends, so that one run at a time goes on with it. @returns false unless it runs. */
export async function lockRunning(tx: Tx, id: number): Promise<boolean> {
  const action = await tx
    .selectFrom('bulk_actions')
    .select('status')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return action?.status === 'running';
}
