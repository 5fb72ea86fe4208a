import { type Database, migrateToLatest } from '@bacs/db';

type Write = (line: string) => void;

/** Brings the schema up to date. It reports when each migration begins and ends, since one may take minutes. */
export async function migrate(db: Database, write: Write): Promise<void> {
  const applied = await migrateToLatest(db, (name, tookMs) =>
    write(tookMs === undefined ? `applying ${name}` : `applied ${name} in ${(tookMs / 1_000).toFixed(1)} s`),
  );
  write(applied.length === 0 ? 'already up to date' : `${applied.length} migrations applied`);
}
