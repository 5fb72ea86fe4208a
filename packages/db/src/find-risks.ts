import type { ServerProblem } from '@bacs/domain';
import { sql } from 'kysely';
import { deniedOnTable, errnoOf } from './error-numbers.ts';
import type { Database, Schema } from './schema.ts';

/**
 * Tells what is wrong with a database that works, and would show only later: rights on single tables, and what a failure
 * of its machine would lose. It needs the newest migration, and changes nothing.
 * @throws what a statement throws while the server is away.
 */
export async function findDatabaseRisks(db: Database): Promise<ServerProblem[]> {
  const { rows } = await sql<{ flush: number }>`SELECT @@innodb_flush_log_at_trx_commit AS flush`.execute(db);
  const denied: string[] = [];
  for (const table of Object.keys(columnOf) as (keyof Schema)[])
    if (await isDenied(db, table)) denied.push(table);
  return [
    ...(Number(rows[0]?.flush) === 1 ? [] : [notDurable]),
    ...(denied.length === 0 ? [] : [tablesDenied(denied)]),
  ];
}

async function isDenied(db: Database, name: keyof Schema): Promise<boolean> {
  const [table, column] = [sql.table(name), sql.ref(columnOf[name])];
  const changes = [
    sql`INSERT INTO ${table} SELECT * FROM ${table} WHERE 1 = 0`,
    sql`UPDATE ${table} SET ${column} = ${column} WHERE 1 = 0`,
    sql`DELETE FROM ${table} WHERE 1 = 0`,
  ];
  for (const change of changes) {
    const errno = await change.execute(db).then(() => 0, throwUnlessKnown);
    if (errno === deniedOnTable) return true;
  }
  return false;
}

/** Both servers check rights before they see that no row is meant, or that a column is one that they generate. */
function throwUnlessKnown(error: unknown): number {
  const errno = errnoOf(error);
  if (errno === deniedOnTable || generatedColumn.includes(errno)) return errno;
  throw error;
}

const generatedColumn = [1906, 3105];

/** A column of each table. A server shows nothing of a table on which the user has no right, so all are named here. */
const columnOf: { [Table in keyof Schema]: keyof Schema[Table] & string } = {
  users: 'id',
  api_keys: 'id',
  uploads: 'id',
  productions: 'id',
  production_events: 'id',
  dispatch: 'id',
  spaces: 'id',
  space_members: 'space_id',
  space_invitations: 'id',
  space_publications: 'id',
  space_publication_events: 'id',
  deletions: 'id',
  idempotent_requests: 'user_id',
  outbox: 'id',
  events: 'number',
  event_numbers: 'id',
  webhook_endpoints: 'id',
  webhook_deliveries: 'id',
  bulk_actions: 'id',
  bulk_action_items: 'bulk_action_id',
};

const tablesDenied = (names: string[]): ServerProblem => ({
  code: 'DATABASE_TABLE_DENIED',
  message: `The user of DATABASE_URL may not write into ${names.join(', ')}: grant SELECT, INSERT, UPDATE and DELETE on the whole database.`,
});
const notDurable: ServerProblem = {
  code: 'DATABASE_NOT_DURABLE',
  severity: 'warning',
  message:
    'The database answers before what it has stored is on its disk, so a failure of its machine loses productions that were accepted: set innodb_flush_log_at_trx_commit to 1.',
};
