import type { Kysely } from 'kysely';
import { ensureColumn, ensureIndex } from './ensure.ts';

// Why: a browser signs in with a session, which is a key of another kind: only a cookie carries its secret. A user has
// so many sessions at a time, and one more ends those that would end first.
export async function up(db: Kysely<unknown>): Promise<void> {
  await ensureColumn(
    db,
    'api_keys',
    'kind',
    "VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'key'",
  );
  await ensureIndex(db, 'api_keys', 'api_keys_user_kind', 'user_id, kind, revoked_at, expires_at');
}
