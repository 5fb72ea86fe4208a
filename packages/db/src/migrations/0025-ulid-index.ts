import { type Kysely, sql } from 'kysely';
import { alterTable } from './ensure.ts';

// Why: queries name the index on the ULID, and a server refuses a name that no index has. Where the older system had one
// under a name of its own, migration 2 left it alone, so that no production was ever read to be rendered. Renaming it
// touches no row. Where there is none at all, it is added.
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string; is_named: number; is_unique_on_ulid: number }>`SELECT
      index_name AS name, index_name = 'productions_ulid' AS is_named,
      MAX(non_unique) = 0 AND COUNT(*) = 1 AND MAX(column_name) = 'ulid' AS is_unique_on_ulid
    FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'productions'
    GROUP BY index_name`.execute(db);
  if (rows.some(({ is_named }) => Number(is_named) === 1)) return;
  const existing = rows.find(({ is_unique_on_ulid }) => Number(is_unique_on_ulid) === 1);
  const change = existing
    ? `RENAME INDEX \`${existing.name.replaceAll('`', '``')}\` TO productions_ulid`
    : 'ADD UNIQUE INDEX productions_ulid (ulid)';
  await alterTable(db, 'productions', change);
}
