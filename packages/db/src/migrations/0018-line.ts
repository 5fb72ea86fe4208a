import { type Kysely, sql } from 'kysely';
import { alterTable, ensureColumns } from './ensure.ts';

// Why: what waits, waits in our own rows, and the next one to go is chosen fairly between users. Each row has a turn, and
// the row of `dispatch` has how far the turns have come. Rows that were queued before have turn 0 and go first. Those
// that MediaConvert may have already do not wait. The columns are added at the end and without a change of the rows, and
// the indexes in one ALTER, which reads the table once.
export async function up(db: Kysely<unknown>): Promise<void> {
  await ensureColumns(db, 'productions', [
    // It is not called `priority`, since tables of the older system have a column of that name. High comes first.
    ['lane', "ENUM('high','normal','low') NOT NULL DEFAULT 'normal'"],
    ['turn', 'BIGINT NOT NULL DEFAULT 0'],
    ['released_at', 'DATETIME(3) NULL'],
  ]);
  await ensureIndexes(db, {
    productions_line: 'status, released_at, cancel_requested_at, turn, id, user_id',
    productions_user_line: 'user_id, status, released_at, cancel_requested_at, lane, id',
    productions_user_turn: 'user_id, status, released_at, cancel_requested_at, turn, id',
    productions_released: 'released_at, created_at',
  });
  await sql`CREATE TABLE IF NOT EXISTS dispatch (
    id TINYINT UNSIGNED NOT NULL PRIMARY KEY,
    virtual_time BIGINT NOT NULL DEFAULT 0,
    in_flight INT UNSIGNED NOT NULL,
    filled_at DATETIME(3) NULL,
    filled_with INT UNSIGNED NOT NULL DEFAULT 0
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
  await sql`UPDATE productions SET released_at = CURRENT_TIMESTAMP(3), updated_at = updated_at
    WHERE status = 'queued' AND released_at IS NULL
      AND (submit_intent_at IS NOT NULL OR mediaconvert_job_id IS NOT NULL)`.execute(db);
}

async function ensureIndexes(db: Kysely<unknown>, wanted: Record<string, string>): Promise<void> {
  const { rows } = await sql<{
    name: string;
  }>`SELECT DISTINCT index_name AS name FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = 'productions'`.execute(db);
  const known = new Set(rows.map(({ name }) => name));
  const added = Object.entries(wanted).filter(([name]) => !known.has(name));
  if (added.length === 0) return;
  await alterTable(
    db,
    'productions',
    added.map(([name, columns]) => `ADD INDEX ${name} (${columns})`).join(', '),
  );
}
