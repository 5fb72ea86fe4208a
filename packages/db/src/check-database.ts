import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProblem } from '@bacs/domain';
import { sql } from 'kysely';
import { errnoOf, noSuchDatabase, noSuchTable, refusals } from './error-numbers.ts';
import { findDatabaseProblems, notMigrated } from './find-problems.ts';
import { listMigrations } from './migrate.ts';
import type { Database } from './schema.ts';

/** `unusable` says why no request can be answered now, `problems` what else is wrong. */
type DatabaseCheck = { unusable: ServerProblem[]; problems: ServerProblem[] };

/**
 * Tells what is wrong with the database, within the deadline; also that it cannot be reached. Nothing throws. Whether it
 * can be used is one cheap statement, so that a busy server which takes long to tell the rest stays usable.
 */
export async function checkDatabase(
  db: Database,
  { deadlineMs }: { deadlineMs: number },
): Promise<DatabaseCheck> {
  const late = sleep(deadlineMs, undefined, { ref: false }).then(() => Promise.reject(new Error('too late')));
  late.catch(() => {});
  const isMigrated = hasNewestMigration(db);
  const found = findDatabaseProblems(db).catch((): ServerProblem[] => []);
  isMigrated.catch(() => {});
  try {
    const unusable = (await Promise.race([isMigrated, late])) ? [] : [notMigrated];
    const problems = await Promise.race([found, late.catch((): ServerProblem[] => [])]);
    return { unusable, problems: unusable.length > 0 ? [] : problems };
  } catch (error) {
    return { unusable: [findConnectionProblem(error) ?? unreachable], problems: [] };
  }
}

/** A database that a newer release has migrated has the newest migration of this one too. */
async function hasNewestMigration(db: Database): Promise<boolean> {
  const newest = (await listMigrations()).at(-1);
  const { rows } = await sql`SELECT name FROM kysely_migration WHERE name = ${newest}`.execute(db);
  return rows.length > 0;
}

const unreachableCodes = /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE|PROTOCOL_)/;

/** Explains an error that says why the database cannot be used at all; undefined for any other. */
export function findConnectionProblem(error: unknown): ServerProblem | undefined {
  const errno = errnoOf(error);
  if (errno === noSuchTable) return notMigrated;
  if (errno === noSuchDatabase)
    return {
      code: 'DATABASE_MISSING',
      message:
        'The database of DATABASE_URL does not exist: create it, or correct its name, and run `npm run migrate`.',
    };
  if (refusals.includes(errno))
    return {
      code: 'DATABASE_REFUSED',
      message:
        'The database refuses the user or the password of DATABASE_URL: correct them, or grant what docs/operations.md lists.',
    };
  const { code = '' } = error as { code?: string };
  return unreachableCodes.test(code) ? unreachable : undefined;
}

const unreachable: ServerProblem = {
  code: 'DATABASE_UNREACHABLE',
  message: 'The database does not answer: start it, or correct DATABASE_URL.',
};
