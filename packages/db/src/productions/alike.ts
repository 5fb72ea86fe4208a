import { unfinishedStatuses } from '@bacs/domain';
import { byIndex } from '../by-index.ts';
import { newestOf } from '../merge-pages.ts';
import type { Database, Production } from '../schema.ts';

type Whose = { userId: number; uploadId: number };

/** Finds the newest production of an upload with these settings that is completed or may still complete. */
export async function findProductionWithSettings(
  db: Database,
  { userId, uploadId }: Whose,
  settingsHash: string,
): Promise<Pick<Production, 'id' | 'ulid'> | undefined> {
  const newest = [...unfinishedStatuses, 'completed' as const].map((status) =>
    hopeful(db, { userId, uploadId })
      .select(['id', 'ulid'])
      .where('settings_hash', '=', settingsHash)
      .where('status', '=', status)
      .orderBy('id', 'desc')
      .limit(1)
      .execute(),
  );
  return newestOf(await Promise.all(newest), 1)[0];
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

/** The index has settings and state, so that what failed or was canceled is not read. */
function hopeful(db: Database, { userId, uploadId }: Whose) {
  return db
    .selectFrom(byIndex('productions', 'productions', 'productions_upload_settings'))
    .where('upload_id', '=', uploadId)
    .where('user_id', '=', userId)
    .where((eb) => eb.or([eb('cancel_requested_at', 'is', null), eb('status', '=', 'completed')]));
}
