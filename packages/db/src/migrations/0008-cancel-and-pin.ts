import { type Kysely, sql } from 'kysely';
import { ensureColumn, ensureIndex } from './ensure.ts';

// Why: that a production is to be canceled has to outlive whoever asks for it, since MediaConvert may have a job of
// it that nobody knows yet; what it was rendered with is kept, so that the same is not paid for twice; and lists by
// status and time must not read all that a user ever made.
export async function up(db: Kysely<unknown>): Promise<void> {
  // Old rows may hold zero dates, which a strict session refuses to copy.
  await sql`SET @strict_mode = @@SESSION.sql_mode, SESSION sql_mode = ''`.execute(db);
  await ensureColumn(db, 'productions', 'cancel_requested_at', 'DATETIME(3) NULL');
  await ensureColumn(
    db,
    'productions',
    'settings_hash',
    'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL',
  );
  await ensureIndex(db, 'productions', 'productions_user_status', 'user_id, status, id');
  await ensureIndex(db, 'productions', 'productions_user_created', 'user_id, created_at');
  await sql`SET SESSION sql_mode = @strict_mode`.execute(db);
}
