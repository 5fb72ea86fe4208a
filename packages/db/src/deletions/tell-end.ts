import type { EventType } from '@bacs/domain';
import { type Telling, tell } from '../events/index.ts';
import type { Deletion, Production, Tx } from '../schema.ts';

/** Tells how these deletions have ended, in the transaction that ends them. */
export async function tellOfDeletions(tx: Tx, type: EventType, ids: number[]): Promise<void> {
  const rows = await tx.selectFrom('deletions').selectAll().where('id', 'in', ids).orderBy('id').execute();
  await tell(
    tx,
    rows.map((row) => ({ type, subject: row.ulid, userId: row.user_id, snapshot: row })),
  );
}

/** Tells that the target of a deletion is gone, whose rows are about to go. */
export async function tellOfDeleted(
  tx: Tx,
  { ulid: deletion, upload_uuid, user_id, production_id }: Deletion,
  productions: Pick<Production, 'ulid' | 'user_id'>[],
): Promise<void> {
  const gone: Telling[] = productions
    .filter(({ ulid }) => ulid !== null)
    .map(({ ulid, user_id: userId }) => ({
      type: 'production.deleted',
      subject: ulid,
      userId,
      snapshot: { ulid, upload_uuid, deletion },
    }));
  if (production_id === null && upload_uuid !== null)
    gone.push({
      type: 'upload.deleted',
      subject: upload_uuid,
      userId: user_id,
      snapshot: { uuid: upload_uuid, deletion },
    });
  await tell(tx, gone);
}
