import { type Kysely, sql } from 'kysely';
import { alterTable, ensureColumn, findColumn } from './ensure.ts';

// Why: what a request costs must not grow with what others own, nor a page with what its reader owns. Every filter of a
// list has an index that leads to its page. A deletion looks for whoever has objects at the same places, by the
// beginning of keys. And a feed for everybody must not read past what is for members, which a column of the row tells;
// it is generated, so that an older release beside this one writes it as well.
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!(await findColumn(db, 'space_publications', 'for_everybody')))
    await ensureColumn(
      db,
      'space_publications',
      'for_everybody',
      "TINYINT(1) GENERATED ALWAYS AS (COALESCE(visibility, 'inherit') <> 'members') STORED",
    );
  for (const [table, wanted] of Object.entries(indexes)) await ensureIndexes(db, table, wanted);
}

const indexes: Record<string, Record<string, string>> = {
  uploads: {
    // InnoDB's older row formats take 767 bytes of a column, which are 191 characters.
    uploads_s3_key: 's3_key(190)',
    uploads_output_prefix: 'output_prefix(190)',
  },
  productions: {
    productions_output_prefix: 'output_prefix(190)',
    productions_upload_settings: 'upload_id, settings_hash, status, id',
    productions_upload_status: 'upload_id, status, id',
    productions_upload_created: 'upload_id, created_at, id',
    productions_upload_status_created: 'upload_id, status, created_at, id',
    productions_user_status_created: 'user_id, status, created_at, id',
    productions_status_created: 'status, created_at, id',
    productions_created: 'created_at, id',
  },
  production_events: { production_events_kind: 'production_id, attempt, event' },
  space_publications: {
    space_publications_production: 'production_id, id',
    space_publications_upload_space: 'upload_id, space_id, id',
    space_publications_space_status: 'space_id, status, id',
    space_publications_owner: 'space_id, owner_user_id, id',
    space_publications_owner_status: 'space_id, owner_user_id, status, id',
    space_feed_for_everybody: 'space_id, for_everybody, status, visible_in_space, published_at, id',
    global_feed_for_everybody: 'visible_in_global, for_everybody, status, published_at, id',
  },
  // The older system's table may lack it.
  space_publication_events: { space_publication_events_publication: 'publication_id, id' },
};

/** Adds those that are missing in one ALTER, which reads the table once. */
async function ensureIndexes(
  db: Kysely<unknown>,
  table: string,
  wanted: Record<string, string>,
): Promise<void> {
  const { rows } = await sql<{
    name: string;
  }>`SELECT DISTINCT index_name AS name FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = ${table}`.execute(db);
  const known = new Set(rows.map(({ name }) => name));
  const added = Object.entries(wanted).filter(([name]) => !known.has(name));
  if (added.length === 0) return;
  await alterTable(db, table, added.map(([name, columns]) => `ADD INDEX ${name} (${columns})`).join(', '));
}
