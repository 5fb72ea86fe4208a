import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileMigrationProvider, type Migration, Migrator } from 'kysely/migration';
import type { Database } from './schema.ts';

// Each file of the folder is a migration: a new file with an `up` is all it takes. Migrations go forward only, are frozen
// once released, and run in the order of their names.
const provider = new FileMigrationProvider({
  fs: { readdir },
  path: { join },
  migrationFolder: join(import.meta.dirname, 'migrations'),
  import: (path) => import(pathToFileURL(path).href),
  onFileIgnored(name) {
    if (name !== 'ensure.ts') throw new Error(`migrations/${name} has no \`up\``);
  },
});

/** The migration calls this when it begins, and again when it is done, with the time that it took in ms. */
export type MigrationReport = (name: string, tookMs?: number) => void;

/**
 * Brings the database to today's schema; safe to run from several processes at once, and again after one that died
 * in the middle: each migration goes on from what it finds.
 * @returns the names of the migrations that this run has applied.
 * @throws what the first failing migration threw; the ones before it stay applied.
 */
export async function migrateToLatest(db: Database, report: MigrationReport = () => {}): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => await reported(report) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.filter((result) => result.status === 'Success').map((result) => result.migrationName);
}

/** Lists the migrations of this release by name, in their order. */
export async function listMigrations(): Promise<string[]> {
  return Object.keys(await provider.getMigrations()).sort();
}

/** Runs one migration again, whether it was applied or not, to do what it could not do in its turn. */
export async function rerunMigration(db: Database, name: string): Promise<void> {
  const migration = (await provider.getMigrations())[name];
  if (!migration) throw new Error(`There is no migration ${name}`);
  await migration.up(db);
}

async function reported(report: MigrationReport): Promise<Record<string, Migration>> {
  const told = Object.entries(await provider.getMigrations()).map(([name, { up }]): [string, Migration] => [
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
