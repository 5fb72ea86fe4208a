import type { Database } from '@bacs/db';
import { sql } from 'kysely';

/** These columns tell when something happened to a row; the time of its last change is not among them. */
const times = ['submit_intent_at', 'submit_resent_at', 'submit_searched_at', 'blocked_at', 'started_at'];

/** Makes a production older: every time on its row moves back by so much. This ends windows of the service. */
export async function letTimePass(db: Database, ulid: string, ms: number): Promise<void> {
  const older = times.map((name) => {
    const column = sql.ref(name);
    return sql`${column} = ${column} - INTERVAL ${sql.lit(ms * 1_000)} MICROSECOND`;
  });
  await sql`UPDATE productions SET ${sql.join(older)} WHERE ulid = ${ulid}`.execute(db);
}
