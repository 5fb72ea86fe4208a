import { type Kysely, sql } from 'kysely';
import { alterTable, findColumn } from './ensure.ts';

// Why: a production is addressed by its ULID, so there is none without. On a database of the older system that has to
// wait until the backfill has given each row one: while there are rows without, this changes nothing, and the backfill
// ends with running it again.
export async function up(db: Kysely<unknown>): Promise<void> {
  if ((await findColumn(db, 'productions', 'ulid'))?.is_nullable === 'NO') return;
  const { rows } = await sql`SELECT id FROM productions WHERE ulid IS NULL LIMIT 1`.execute(db);
  if (rows.length > 0) return;
  try {
    await alterTable(
      db,
      'productions',
      'MODIFY COLUMN ulid CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL',
    );
  } catch (error) {
    // The older system has written another meanwhile, and a strict session does not make it ''.
    if (!isNullRefused(error)) throw error;
  }
}

/** Invalid use of NULL value, Data truncated for column, Column cannot be null: by version of the server. */
function isNullRefused(error: unknown): boolean {
  const errno = error instanceof Error && 'errno' in error ? error.errno : undefined;
  return errno === 1138 || errno === 1265 || errno === 1048;
}
