import { sql } from 'kysely';
import { ulid as newUlid } from 'ulid';
import type { Database, Deletion } from '../schema.ts';
import { inTransaction } from '../transaction.ts';

/** Finds uploads whose files were announced and have not come in time, those that are over longest first. */
export async function findExpiredUploads(db: Database, { limit }: { limit: number }): Promise<number[]> {
  const rows = await db
    .selectFrom('uploads')
    .select('id')
    .where('expires_at', '<=', sql<Date>`CURRENT_TIMESTAMP(3)`)
    .where('status', '=', 'signed')
    .where('deletion_id', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('productions').select('id').whereRef('upload_id', '=', 'uploads.id'))),
    )
    .orderBy('expires_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Begins the deletion of an upload that is over, as its owner could, unless it has been completed or given a production
 * meanwhile.
 */
export async function tryExpireUpload(
  db: Database,
  id: number,
): Promise<Pick<Deletion, 'ulid' | 'attempt'> | undefined> {
  return await inTransaction(db, async (tx) => {
    const upload = await tx
      .selectFrom('uploads')
      .select(['user_id', 'asset_uuid'])
      .where('id', '=', id)
      .where('status', '=', 'signed')
      .where('deletion_id', 'is', null)
      .where('expires_at', '<=', sql<Date>`CURRENT_TIMESTAMP(3)`)
      .forUpdate()
      .executeTakeFirst();
    if (!upload || upload.user_id === null) return undefined;
    const used = tx.selectFrom('productions').select('id').where('upload_id', '=', id).limit(1);
    if (await used.executeTakeFirst()) return undefined;
    const ulid = newUlid();
    const { insertId } = await tx
      .insertInto('deletions')
      .values({
        ulid,
        user_id: upload.user_id,
        target: `upload:${id}`,
        upload_id: id,
        upload_uuid: upload.asset_uuid,
        status: 'pending',
      })
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('uploads')
      .set({ deletion_id: Number(insertId) })
      .where('id', '=', id)
      .execute();
    return { ulid, attempt: 1 };
  });
}
