import type { Database, Upload } from '@bacs/db';
import { sql } from 'kysely';
import { monotonicFactory } from 'ulid';

const nextUlid = monotonicFactory();

type Failures = {
  count: number;
  code?: string;
  message?: (index: number) => string;
  status?: 'failed' | 'queued';
};

/**
 * Adds many productions of an upload that have failed, a second after each other, as long ago as their number; nothing
 * was rendered. @returns their ULIDs, the oldest first.
 */
export async function addFailures(
  db: Database,
  upload: Pick<Upload, 'id' | 'user_id'>,
  { count, code = 'C', message = () => 'no', status = 'failed' }: Failures,
): Promise<string[]> {
  const ulids = Array.from({ length: count }, () => nextUlid());
  for (let from = 0; from < count; from += 500) {
    const rows = ulids.slice(from, from + 500).map((ulid, index) => {
      const ago = sql`CURRENT_TIMESTAMP(3) - INTERVAL ${sql.lit(count - from - index)} SECOND`;
      const end = status === 'failed' ? ago : sql`NULL`;
      return sql`(${ulid}, ${upload.id}, ${upload.user_id}, ${`name ${from + index}`}, ${status}, '{}', 'simple-hls',
        ${status === 'failed' ? code : null}, ${status === 'failed' ? message(from + index) : null}, ${ago}, ${end})`;
    });
    await sql`INSERT INTO productions (ulid, upload_id, user_id, name, status, config, profile, error_code,
      error_message, created_at, completed_at) VALUES ${sql.join(rows)}`.execute(db);
  }
  return ulids;
}
