import type { Kysely } from 'kysely';
import { ensureColumns } from './ensure.ts';

// Why: what AWS fails by a fault of its own is rendered again under the same production. Its row says which MediaConvert
// jobs have failed so: they tell how often it may still be tried, and a search for the current job must not find them.
export async function up(db: Kysely<unknown>): Promise<void> {
  await ensureColumns(db, 'productions', [['failed_jobs', 'JSON NULL']]);
}
