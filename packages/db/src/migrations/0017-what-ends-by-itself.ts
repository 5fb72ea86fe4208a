import type { Kysely } from 'kysely';
import { ensureColumns, ensureIndex } from './ensure.ts';

// Why: a key that was made with a stolen key must go with it, so a key knows its maker, and it may end by itself. An
// upload that never completes is deleted at a time that its client was told. The file of a deleted upload may come back
// while a form to send it is valid, so a deletion remembers when to look for it a last time. Keys and uploads of earlier
// releases have none of this: such a key has no maker, and such an upload stays. Keys are counted in each request that
// makes one, which must not read those that are revoked or expired.
export async function up(db: Kysely<unknown>): Promise<void> {
  await ensureColumns(db, 'api_keys', [
    ['made_by', 'BIGINT UNSIGNED NULL'],
    ['expires_at', 'DATETIME(3) NULL'],
  ]);
  await ensureIndex(db, 'api_keys', 'api_keys_user_valid', 'user_id, revoked_at, expires_at');
  await ensureColumns(db, 'uploads', [['expires_at', 'DATETIME(3) NULL']]);
  await ensureIndex(db, 'uploads', 'uploads_expiry', 'expires_at');
  await ensureColumns(db, 'deletions', [['sweep_again_at', 'DATETIME(3) NULL']]);
  await ensureIndex(db, 'deletions', 'deletions_sweep_again', 'sweep_again_at');
}
