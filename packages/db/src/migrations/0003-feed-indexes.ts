import type { Kysely } from 'kysely';
import { ensureIndex } from './ensure.ts';

// Why: the feeds name their index (MariaDB reads a keyset page from the top of the feed otherwise),
// and what an older database calls its own is not known.
export async function up(db: Kysely<unknown>): Promise<void> {
  const table = 'space_publications';
  await ensureIndex(db, table, 'space_feed', 'space_id, status, visible_in_space, published_at, id');
  await ensureIndex(db, table, 'global_feed', 'visible_in_global, status, published_at, id');
}
