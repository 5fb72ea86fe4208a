import type { Database } from '@bacs/db';
import { sql } from 'kysely';

/** What a row says of when something happened to it, but for its last change. */
const times = ['submit_intent_at', 'submit_resent_at', 'submit_searched_at', 'blocked_at', 'started_at'];

/** For a production: all that its row knows of becomes so much older. Windows of the service end this way. */
export async function letTimePass(db: Database, ulid: string, ms: number): Promise<void> {
  const older = times.map((name) => {
    const column = sql.ref(name);
    return sql`${column} = ${column} - INTERVAL ${sql.lit(ms * 1_000)} MICROSECOND`;
  });
  await sql`UPDATE productions SET ${sql.join(older)} WHERE ulid = ${ulid}`.execute(db);
}
