import { type Migration, Migrator } from 'kysely/migration';
import { up as legacyTables } from './migrations/0001-legacy-tables.ts';
import { up as productionLife } from './migrations/0002-production-life.ts';
import { up as feedIndexes } from './migrations/0003-feed-indexes.ts';
import { up as apiKeys } from './migrations/0004-api-keys.ts';
import { up as deletions } from './migrations/0005-deletions.ts';
import { up as blockedAndSearched } from './migrations/0006-blocked-and-searched.ts';
import { up as idempotentRequests } from './migrations/0007-idempotent-requests.ts';
import { up as cancelAndPin } from './migrations/0008-cancel-and-pin.ts';
import { up as deletionsAtWork } from './migrations/0009-deletions-at-work.ts';
import { up as spaceMembers } from './migrations/0010-space-members.ts';
import { up as creationTimes } from './migrations/0011-creation-times.ts';
import { up as ulidNotNull } from './migrations/0012-ulid-not-null.ts';
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
  '0008-cancel-and-pin': { up: cancelAndPin },
  '0009-deletions-at-work': { up: deletionsAtWork },
  '0010-space-members': { up: spaceMembers },
  '0011-creation-times': { up: creationTimes },
  '0012-ulid-not-null': { up: ulidNotNull },
};

/** Told of each migration as it begins, and again when it is done, with the milliseconds that it took. */
export type MigrationReport = (name: string, tookMs?: number) => void;

/**
 * Brings the database to today's schema; safe to run from several processes at once, and again after one that died
 * in the middle: each migration goes on from what it finds.
 * @returns the names of the migrations that this run has applied.
 * @throws what the first failing migration threw; the ones before it stay applied.
 */
export async function migrateToLatest(db: Database, report: MigrationReport = () => {}): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => reported(report) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.filter((result) => result.status === 'Success').map((result) => result.migrationName);
}

function reported(report: MigrationReport): Record<string, Migration> {
  const told = Object.entries(migrations).map(([name, { up }]): [string, Migration] => [
    name,
    {
      up: async (db) => {
        report(name);
        const startedAt = performance.now();
        await up(db);
        report(name, performance.now() - startedAt);
      },
    },
  ]);
  return Object.fromEntries(told);
}
