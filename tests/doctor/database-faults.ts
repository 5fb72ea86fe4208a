import { type Fault, type Scene, withUrl } from './scene.ts';

/** Runs the statements, and undoes them with the others. */
const change =
  (statements: string, back: string): Fault['plant'] =>
  async ({ mysql }) => {
    await mysql.query(statements);
    return () => mysql.query(back);
  };

const databaseUrl =
  (urlChange: Partial<URL>) =>
  ({ environment }: Scene) => ({
    DATABASE_URL: withUrl(environment['DATABASE_URL'], urlChange),
  });

export const databaseFaults: Fault[] = [
  { what: 'no database', told: ['DATABASE_UNREACHABLE'], env: databaseUrl({ port: '1' }) },
  { what: 'a wrong password', told: ['DATABASE_REFUSED'], env: databaseUrl({ password: 'wrong' }) },
  {
    what: 'a database of another name',
    told: ['DATABASE_MISSING'],
    env: databaseUrl({ username: 'root', password: '', pathname: '/nowhere' }),
  },
  {
    what: 'a migration that is missing',
    told: ['DATABASE_NOT_MIGRATED'],
    plant: change(
      'CREATE TABLE kept SELECT * FROM kysely_migration; DELETE FROM kysely_migration ORDER BY name DESC LIMIT 1',
      'INSERT IGNORE INTO kysely_migration SELECT * FROM kept; DROP TABLE kept',
    ),
  },
  {
    what: 'a migration of a newer release',
    told: ['warning DATABASE_NEWER'],
    plant: change(
      "INSERT INTO kysely_migration VALUES ('9999-later', '')",
      "DELETE FROM kysely_migration WHERE name = '9999-later'",
    ),
  },
  {
    what: 'a database that is read-only',
    told: ['DATABASE_READ_ONLY'],
    plant: change('SET GLOBAL read_only = 1', 'SET GLOBAL read_only = 0'),
  },
  {
    what: 'a user who may only read',
    told: ['DATABASE_GRANTS_MISSING'],
    env: databaseUrl({ username: 'reader', password: '' }),
    plant: change(
      "CREATE USER reader@'127.0.0.1'; GRANT SELECT ON bacs.* TO reader@'127.0.0.1'",
      "DROP USER reader@'127.0.0.1'",
    ),
  },
  {
    what: 'a user without a right on one table',
    told: ['DATABASE_TABLE_DENIED'],
    env: databaseUrl({ username: 'partly', password: '' }),
    plant: async ({ mysql }) => {
      const [tables] = await mysql.query('SHOW FULL TABLES');
      const names = (tables as object[]).map((row) => String(Object.values(row)[0]));
      await mysql.query("CREATE USER partly@'127.0.0.1'");
      for (const name of names.filter((each) => each !== 'webhook_deliveries'))
        await mysql.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON bacs.${name} TO partly@'127.0.0.1'`);
      return () => mysql.query("DROP USER partly@'127.0.0.1'");
    },
  },
  {
    what: 'a database that answers before it has written',
    told: ['warning DATABASE_NOT_DURABLE'],
    plant: change(
      'SET GLOBAL innodb_flush_log_at_trx_commit = 2',
      'SET GLOBAL innodb_flush_log_at_trx_commit = 1',
    ),
  },
  {
    what: 'a database whose clock is years behind',
    told: ['warning DATABASE_CLOCK_DIFFERS'],
    plant: change("SET GLOBAL init_connect = 'SET timestamp = 1700000000'", "SET GLOBAL init_connect = ''"),
  },
  {
    what: 'a database that takes only small packets',
    told: ['DATABASE_PACKET_TOO_SMALL'],
    plant: change('SET GLOBAL max_allowed_packet = 65536', 'SET GLOBAL max_allowed_packet = 16777216'),
  },
  {
    what: 'a table without transactions',
    told: ['DATABASE_TABLES_NOT_INNODB'],
    plant: change('ALTER TABLE spaces ENGINE=MyISAM', 'ALTER TABLE spaces ENGINE=InnoDB'),
  },
  {
    what: 'an index that has another name than queries give it',
    told: ['DATABASE_INDEX_MISSING'],
    plant: change(
      'ALTER TABLE productions RENAME INDEX productions_ulid TO uq_ulid',
      'ALTER TABLE productions RENAME INDEX uq_ulid TO productions_ulid',
    ),
  },
  {
    what: 'a column that cannot hold every letter',
    told: ['DATABASE_NOT_UTF8MB4'],
    plant: change(
      'ALTER TABLE uploads MODIFY description TEXT CHARACTER SET latin1',
      'ALTER TABLE uploads MODIFY description TEXT CHARACTER SET utf8mb4',
    ),
  },
];

/** What a server has by default and every session sets right. */
export const databaseDefaults = [
  ["sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES'", 'sql_mode = DEFAULT'],
  ["time_zone = '+05:30'", 'time_zone = DEFAULT'],
  ["character_set_server = 'latin1'", "character_set_server = 'utf8mb4'"],
  ["tx_isolation = 'READ-UNCOMMITTED'", 'tx_isolation = DEFAULT'],
] as const;
