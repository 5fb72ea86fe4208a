import type { Kysely } from 'kysely';
import { ensureColumn } from './ensure.ts';

// Why: a production that AWS does not let on says so on its row, and since when; and an intent of unknown outcome
// is given up only after two searches in vain, so the first has to be remembered; and once it has been sent again,
// a refusal of the first call no longer means that there is no job.
export async function up(db: Kysely<unknown>): Promise<void> {
  await ensureColumn(db, 'productions', 'blocked_reason', 'TEXT NULL');
  await ensureColumn(db, 'productions', 'blocked_at', 'DATETIME(3) NULL');
  await ensureColumn(db, 'productions', 'submit_searched_at', 'DATETIME(3) NULL');
  await ensureColumn(db, 'productions', 'submit_resent_at', 'DATETIME(3) NULL');
}
