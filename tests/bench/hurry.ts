import { type Kysely, sql } from 'kysely';

/** Gives a server that nobody else uses more memory, and lets it forget the last second if it dies. */
export async function hurry<Schema>(db: Kysely<Schema>): Promise<void> {
  const settings = [
    sql`SET GLOBAL innodb_buffer_pool_size = 1073741824`,
    sql`SET GLOBAL innodb_flush_log_at_trx_commit = 0`,
    // The one is MariaDB's, the other MySQL's.
    sql`SET GLOBAL innodb_log_file_size = 268435456`,
    sql`SET GLOBAL innodb_redo_log_capacity = 268435456`,
  ];
  for (const setting of settings) await setting.execute(db).catch(() => {});
}
