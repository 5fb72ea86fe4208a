import { sql } from 'kysely';
import type { Production, Tx, Upload } from './schema.ts';

// A transaction that locks several rows takes them in this order:
//
//   1. its own row of `idempotent_requests`, `deletions` or `bulk_actions`, whose items come with it
//   2. the user, where something of theirs is counted (quota.ts), takes its turn or gives it back (line/turns.ts), or is a key
//   3. the space, if it is to show something
//   4. the upload
//   5. the production, or all productions of the upload
//   6. the publications
//
// Of several uploads, productions or publications that it knows beforehand, it locks the one with the lowest id first.
// Whoever has a space show something shares the lock on it with others who do; closing the space waits for all of them,
// and they wait for it. The clear job keeps the space for itself. Nobody else locks a space and anything of it but its
// invitations.
// What accepts productions notes the requests last: whoever has the same key waits for the same user. Where it accepts
// those of several users, it waits for no user and no upload (productions/accept.ts).
// It may skip some: a worker's transition locks only the production, and a deletion of one production does not lock the
// upload. Only what adds, cancels, deletes, expedites or revokes something locks the user, and a worker only for what it
// cancels in line. Events and the requests that outlive their productions are only inserted, and nobody waits for them.
//
// A release of what waits in line (line/release.ts) locks the row of `dispatch`, and then productions. Whoever gives events
// their numbers, or removes old ones, locks the row of `event_numbers`. Everybody needs these rows, so the server ends a
// session that has one and says nothing.
//
// What has been kept for long enough is removed in single statements, of rows that nobody changes any more.
//
// Two transactions break the order. A change of a publication (publications/changes.ts) locks the publication before it
// reads the production and the upload, and a deletion of an upload (deletions/steps.ts) locks the deletions of its
// productions last. If one of them causes a deadlock, `inTransaction` runs the victim again.

/**
 * Locks the user until the transaction ends, so that requests of one user are counted one after the other. The lock is
 * on one row of the primary key and keeps no other user waiting. @returns whether the user exists.
 */
export async function lockUser(tx: Tx, id: number): Promise<boolean> {
  const user = await tx.selectFrom('users').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return user !== undefined;
}

/**
 * Locks these users, and then these uploads, in one statement: the parts of a UNION run one after the other. With
 * `skipLocked` it waits for nobody and leaves out what others hold. @returns those that are there, by id.
 */
export async function lockUsersAndUploads(
  tx: Tx,
  wanted: { userId: number; uploadId: number }[],
  { skipLocked }: { skipLocked: boolean },
): Promise<{ users: Set<number>; uploads: Map<number, Pick<Upload, 'deletion_id'>> }> {
  const users = sql.join([...new Set(wanted.map(({ userId }) => userId))]);
  const uploads = sql.join([...new Set(wanted.map(({ uploadId }) => uploadId))]);
  const lock = skipLocked ? sql`FOR UPDATE SKIP LOCKED` : sql`FOR UPDATE`;
  // By any other way than the primary key the server would lock rows of others as well.
  const { rows } = await sql<{ what: 'user' | 'upload'; id: number; deletion_id: number | null }>`
    (SELECT 'user' AS what, id, NULL AS deletion_id FROM users FORCE INDEX (PRIMARY) WHERE id IN (${users}) ${lock})
    UNION ALL (SELECT 'upload', id, deletion_id FROM uploads FORCE INDEX (PRIMARY)
      WHERE id IN (${uploads}) ${lock})`.execute(tx);
  return {
    users: new Set(rows.flatMap(({ what, id }) => (what === 'user' ? id : []))),
    uploads: new Map(rows.flatMap((row) => (row.what === 'upload' ? [[row.id, row]] : []))),
  };
}

/**
 * Keeps the space open until the transaction ends: whoever closes it waits, and the clear job then finds what the
 * transaction has published. Others may do the same at the same time.
 * @returns false when the space is closed.
 */
export async function lockOpenSpace(tx: Tx, id: number): Promise<boolean> {
  const space = await tx
    .selectFrom('spaces')
    .select('closed_at')
    .where('id', '=', id)
    // MariaDB has no FOR SHARE.
    .modifyEnd(sql`LOCK IN SHARE MODE`)
    .executeTakeFirst();
  // The older system has left publications whose space is gone, which nobody closes.
  return space === undefined || space.closed_at === null;
}

/**
 * Locks the upload until the transaction ends. A deletion of the upload then either sees the result of the transaction,
 * or the transaction sees the deletion in `deletion_id`.
 */
export async function lockUpload(
  tx: Tx,
  id: number,
): Promise<Pick<Upload, 'user_id' | 'asset_uuid' | 'deletion_id'> | undefined> {
  return await tx
    .selectFrom('uploads')
    .select(['user_id', 'asset_uuid', 'deletion_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Locks the production in the same way. */
export async function lockProduction(
  tx: Tx,
  id: number,
): Promise<Pick<Production, 'user_id' | 'status' | 'deletion_id' | 'ulid' | 'upload_id'> | undefined> {
  return await tx
    .selectFrom('productions')
    .select(['ulid', 'upload_id', 'user_id', 'status', 'deletion_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}
