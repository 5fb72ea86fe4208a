import type { Kysely } from 'kysely';
import { ensureColumns } from './ensure.ts';

// Why: what a source really is (its displayed size, length, scan, color, tracks) is asked of MediaConvert once and
// then read by everything that plans or renders it; where MediaConvert does not tell, that must be known too, so that a
// plan can say why and nobody asks again at every step.
export async function up(db: Kysely<unknown>): Promise<void> {
  await ensureColumns(db, 'uploads', [
    ['source', 'JSON NULL'],
    ['source_problem', 'JSON NULL'],
    ['source_asked_at', 'DATETIME(3) NULL'],
  ]);
}
