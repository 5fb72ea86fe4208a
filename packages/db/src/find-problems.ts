import {
  type ClockReading,
  clockSkewOf,
  describeSkew,
  isVersionBelow,
  type ServerProblem,
} from '@bacs/domain';
import { sql } from 'kysely';
import { deniedOnTable, errnoOf, noSuchTable, readOnlyRefusals } from './error-numbers.ts';
import { listMigrations } from './migrate.ts';
import { namedIndexes } from './named-indexes.ts';
import { findNarrowColumns } from './narrow-columns.ts';
import type { Database } from './schema.ts';
import { findSessionProblem, type SessionState } from './session-problem.ts';

/** A row of the older system, with the outputs of a large production, must fit into one statement. */
const smallestPacket = 1024 ** 2;

/**
 * Tries what the service needs of the database, in a few cheap statements that change nothing.
 * @returns what is wrong with a server that answers; empty when nothing is.
 * @throws what a statement throws while the server is away, or does not let the user in.
 */
export async function findDatabaseProblems(db: Database): Promise<ServerProblem[]> {
  const before = Date.now();
  const { rows } = await sql<About>`SELECT VERSION() AS version, @@max_allowed_packet AS packet,
    UTC_TIMESTAMP(3) AS now, @@sql_mode AS sql_mode, @@time_zone AS time_zone,
    @@character_set_client AS character_set_client`.execute(db);
  const about = rows[0] as About;
  const outdated = findVersionProblem(about.version);
  if (outdated?.code === 'DATABASE_TOO_OLD') return [outdated];
  const session = findSessionProblem(about);
  if (session) return [session];
  const skew = findSkewProblem({ before, theirs: about.now.getTime(), after: Date.now() });
  const migrations = await findMigrationProblem(db);
  // The statements below need the newest tables.
  if (migrations?.code === 'DATABASE_NOT_MIGRATED') return [migrations];
  const found = [
    outdated,
    skew,
    migrations,
    await findWriteProblem(db),
    about.packet < smallestPacket ? packetTooSmall : undefined,
    await findTableProblem(db),
    await findIndexProblem(db),
    (await findNarrowColumns(db)).length > 0 ? narrowColumns : undefined,
  ];
  return found.filter((problem) => problem !== undefined);
}

type About = SessionState & { version: string; packet: number; now: Date };

const versions = {
  MySQL: { works: '8.0', tested: '8.4' },
  MariaDB: { works: '10.6', tested: '10.11' },
};

/** @param version as VERSION() tells it, such as `8.4.2` or `10.11.6-MariaDB-log` */
export function findVersionProblem(version: string): ServerProblem | undefined {
  const name = version.includes('MariaDB') ? 'MariaDB' : 'MySQL';
  const { works, tested } = versions[name];
  if (isVersionBelow(version, works))
    return {
      code: 'DATABASE_TOO_OLD',
      severity: 'fatal',
      message: `The database is ${name} ${version}, on which this release cannot run: upgrade it to ${name} ${tested} or later.`,
    };
  if (isVersionBelow(version, tested))
    return {
      code: 'DATABASE_OUTDATED',
      severity: 'warning',
      message: `The database is ${name} ${version}, with which nobody tests this release: upgrade it to ${name} ${tested} or later.`,
    };
  return undefined;
}

function findSkewProblem(reading: ClockReading): ServerProblem | undefined {
  const skew = clockSkewOf(reading);
  if (skew === undefined) return undefined;
  return {
    code: 'DATABASE_CLOCK_DIFFERS',
    severity: 'warning',
    message: `The clock of the database is ${describeSkew(skew)} that of this machine: let a time server set both.`,
  };
}

async function findMigrationProblem(db: Database): Promise<ServerProblem | undefined> {
  const known = await listMigrations();
  const applied = await sql<{ name: string }>`SELECT name FROM kysely_migration`
    .execute(db)
    .then(({ rows }) => new Set(rows.map(({ name }) => name)))
    .catch((error) => {
      if (errnoOf(error) === noSuchTable) return new Set<string>();
      throw error;
    });
  if (known.some((name) => !applied.has(name))) return notMigrated;
  const newer = [...applied].filter((name) => !known.includes(name)).sort();
  return newer.length === 0
    ? undefined
    : {
        code: 'DATABASE_NEWER',
        severity: 'warning',
        message: `The database has migrations that this release does not know, up to ${newer.at(-1)}: it works with them. Run the release that has migrated it, unless releases are being replaced.`,
      };
}

/** Both servers check rights and read-only mode before they see that no row is meant. */
async function findWriteProblem(db: Database): Promise<ServerProblem | undefined> {
  try {
    await sql`INSERT INTO idempotent_requests SELECT * FROM idempotent_requests WHERE 1 = 0`.execute(db);
    await sql`UPDATE idempotent_requests SET created_ids = NULL WHERE 1 = 0`.execute(db);
    await sql`DELETE FROM idempotent_requests WHERE 1 = 0`.execute(db);
    return undefined;
  } catch (error) {
    const errno = errnoOf(error);
    if (readOnlyRefusals.includes(errno)) return readOnly;
    if (errno === deniedOnTable) return grantsMissing;
    throw error;
  }
}

async function findTableProblem(db: Database): Promise<ServerProblem | undefined> {
  const { rows } = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = DATABASE() AND engine <> 'InnoDB' ORDER BY table_name`.execute(db);
  if (rows.length === 0) return undefined;
  return {
    code: 'DATABASE_TABLES_NOT_INNODB',
    message: `No transaction holds for ${rows.map(({ name }) => name).join(', ')}: convert these tables with ALTER TABLE … ENGINE=InnoDB.`,
  };
}

async function findIndexProblem(db: Database): Promise<ServerProblem | undefined> {
  const { rows } = await sql<{ owner: string; name: string }>`SELECT DISTINCT table_name AS owner,
    index_name AS name FROM information_schema.statistics WHERE table_schema = DATABASE()`.execute(db);
  const missing = Object.entries(namedIndexes).flatMap(([table, names]) => {
    const there = rows.filter(({ owner }) => owner === table).map(({ name }) => name);
    // Who has no right on a table sees none of its indexes; every table has one.
    return there.length === 0 ? [] : names.filter((name) => !there.includes(name));
  });
  if (missing.length === 0) return undefined;
  return {
    code: 'DATABASE_INDEX_MISSING',
    message: `The database refuses queries, since it lacks indexes that they name: ${missing.join(', ')}. Make each again as a database has it that \`npm run migrate\` has just made.`,
  };
}

export const notMigrated: ServerProblem = {
  code: 'DATABASE_NOT_MIGRATED',
  message: 'The database lacks migrations of this release: run `npm run migrate`.',
};
const readOnly: ServerProblem = {
  code: 'DATABASE_READ_ONLY',
  message:
    'The database is read-only, as a replica is: name the primary in DATABASE_URL, or let it take writes.',
};
const grantsMissing: ServerProblem = {
  code: 'DATABASE_GRANTS_MISSING',
  message: 'The user of DATABASE_URL may not write: grant SELECT, INSERT, UPDATE and DELETE on the database.',
};
const packetTooSmall: ServerProblem = {
  code: 'DATABASE_PACKET_TOO_SMALL',
  message:
    'max_allowed_packet of the database is below 1 MiB, so large rows fail: raise it; 64 MiB is usual.',
};
const narrowColumns: ServerProblem = {
  code: 'DATABASE_NOT_UTF8MB4',
  message:
    'Tables of the older system are not in utf8mb4, so emoji and other letters are refused: run `npm run upgrade`.',
};
