import type { Kysely } from 'kysely';
import { ensureIndex } from './ensure.ts';

// Why: what only grows is removed when it has been kept for long enough, in small batches, each of which an index leads
// to. A key that is removed leaves its descendants to the key that it was made with, which are looked for by their maker.
export async function up(db: Kysely<unknown>): Promise<void> {
  await ensureIndex(db, 'idempotent_requests', 'idempotent_requests_created', 'created_at');
  await ensureIndex(db, 'deletions', 'deletions_completed', 'status, completed_at');
  await ensureIndex(db, 'space_invitations', 'space_invitations_expiry', 'expires_at');
  await ensureIndex(db, 'api_keys', 'api_keys_revoked', 'revoked_at');
  await ensureIndex(db, 'api_keys', 'api_keys_expiry', 'expires_at');
  await ensureIndex(db, 'api_keys', 'api_keys_maker', 'made_by');
}
