import { type Migration, Migrator } from 'kysely';
import { up as legacyTables } from './migrations/0001-legacy-tables.ts';
import { up as productionLife } from './migrations/0002-production-life.ts';
import { up as feedIndexes } from './migrations/0003-feed-indexes.ts';
import { up as apiKeys } from './migrations/0004-api-keys.ts';
import { up as deletions } from './migrations/0005-deletions.ts';
import { up as blockedAndSearched } from './migrations/0006-blocked-and-searched.ts';
import { up as idempotentRequests } from './migrations/0007-idempotent-requests.ts';
import type { Database } from './schema.ts';

// Forward only, frozen once released, run in the order of their names.
const migrations: Record<string, Migration> = {
  '0001-legacy-tables': { up: legacyTables },
  '0002-production-life': { up: productionLife },
  '0003-feed-indexes': { up: feedIndexes },
  '0004-api-keys': { up: apiKeys },
  '0005-deletions': { up: deletions },
  '0006-blocked-and-searched': { up: blockedAndSearched },
  '0007-idempotent-requests': { up: idempotentRequests },
};

/**
 * Brings the database to today's schema; safe to run from several processes at once.
 * @returns the names of the migrations that this run has applied.
 * @throws what the first failing migration threw; the ones before it stay applied.
 */
export async function migrateToLatest(db: Database): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.filter((result) => result.status === 'Success').map((result) => result.migrationName);
}
