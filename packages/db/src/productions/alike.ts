import { unfinishedStatuses } from '@bacs/domain';
import type { Database, Production } from '../schema.ts';

type Whose = { userId: number; uploadId: number };

/** Finds the newest production of an upload with these settings that is completed or may still complete. */
export async function findProductionWithSettings(
  db: Database,
  { userId, uploadId }: Whose,
  settingsHash: string,
): Promise<Pick<Production, 'id' | 'ulid'> | undefined> {
  return await hopeful(db, { userId, uploadId })
    .select(['id', 'ulid'])
    .where('settings_hash', '=', settingsHash)
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** Finds the productions of an upload that were not submitted yet, newest first. Their settings may still change. */
export async function unpinnedProductionsOf(
  db: Database,
  whose: Whose,
): Promise<Pick<Production, 'id' | 'ulid' | 'config'>[]> {
  return await hopeful(db, whose)
    .select(['id', 'ulid', 'config'])
    .where('status', '=', 'queued')
    .where('settings_hash', 'is', null)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

function hopeful(db: Database, { userId, uploadId }: Whose) {
  return db
    .selectFrom('productions')
    .where('upload_id', '=', uploadId)
    .where('user_id', '=', userId)
    .where('status', 'in', [...unfinishedStatuses, 'completed'])
    .where((eb) => eb.or([eb('cancel_requested_at', 'is', null), eb('status', '=', 'completed')]));
}
