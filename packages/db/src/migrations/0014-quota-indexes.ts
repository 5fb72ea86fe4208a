import type { Kysely } from 'kysely';
import { ensureIndex } from './ensure.ts';

// Why: what a user may have only so many of is counted in each request that adds one, so the count must read no more
// rows than the user may have, and not the uploads whose file is there.
export async function up(db: Kysely<unknown>): Promise<void> {
  await ensureIndex(db, 'uploads', 'uploads_user_status', 'user_id, status, deletion_id');
}
