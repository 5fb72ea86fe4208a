import { composeBlock } from '@bacs/domain';
import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, Tx } from '../schema.ts';

/** What MediaConvert has or is about to get. */
export type InFlight = {
  /** The time of the database's clock */
  now: Date;
  /** Productions that MediaConvert renders */
  running: number;
  /** Productions that were released and do not run yet */
  unstarted: number;
  /** How many of these MediaConvert has */
  submitted: number;
  /** When the first and the last of these were released */
  oldest: Date | null;
  newest: Date | null;
  /** Since when the first of those waits that MediaConvert has and that do not run */
  firstSubmitted: Date | null;
  /** When the last of those that run was submitted, of those released by the time that the caller asks for */
  fillSubmitted: Date | null;
};

type Limits = { limit: number; filledAt: Date | null; pausedReason?: string | undefined };

/**
 * Counts what is in flight, up to `limit` of each kind. A released production that cannot go on takes no room once
 * another one was submitted after it: it has a reason of its own. One that is throttled has not. Nor does one take room
 * that waits in a MediaConvert queue which is paused, other than that of new productions.
 * @param filledAt what was released by then filled the flight; null asks for nothing of it.
 * @param pausedReason why a production waits that is in the queue of new ones while that is paused
 */
export async function countInFlight(
  db: Database | Tx,
  { limit, filledAt, pausedReason = '' }: Limits,
): Promise<InFlight> {
  const running = await summarize(db, 'processing', { limit, filledAt, pausedReason });
  const submitted = await summarize(db, 'submitted', { limit, filledAt, pausedReason });
  const lastSubmitted = latest(running.submittedAt, submitted.submittedAt);
  const queued = db
    .selectFrom(byIndex('productions', 'productions', 'productions_line'))
    .select(['productions.released_at', 'productions.blocked_at', 'productions.blocked_reason'])
    .where('productions.status', '=', 'queued')
    .where('productions.released_at', 'is not', null)
    .where('productions.ulid', 'is not', null)
    .orderBy('productions.released_at', 'desc')
    .limit(limit);
  let taking = db
    .selectFrom(queued.as('released'))
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('released_at').as('oldest'),
      eb.fn.max('released_at').as('newest'),
    ]);
  if (lastSubmitted)
    taking = taking.where((eb) =>
      eb.or([
        eb('blocked_at', 'is', null),
        eb('blocked_at', '>=', lastSubmitted),
        eb('blocked_reason', 'like', 'throttled:%'),
      ]),
    );
  const released = await taking.executeTakeFirstOrThrow();
  return {
    now: submitted.now,
    running: running.count,
    submitted: submitted.count,
    unstarted: submitted.count + Number(released.count),
    oldest: earliest(submitted.oldest, released.oldest),
    newest: latest(submitted.newest, released.newest),
    firstSubmitted: submitted.firstSubmitted,
    fillSubmitted: running.fillSubmitted,
  };
}

async function summarize(
  db: Database | Tx,
  status: 'submitted' | 'processing',
  { limit, filledAt, pausedReason }: Required<Limits>,
) {
  const rows = db
    .selectFrom(byIndex('productions', 'productions', 'productions_status'))
    .select(['productions.started_at', 'productions.blocked_reason'])
    // An earlier release submits without a release.
    .select(sql<Date>`COALESCE(productions.released_at, productions.started_at)`.as('left_at'))
    .where('productions.status', '=', status)
    .orderBy('productions.id', 'desc')
    .limit(limit);
  const { count, ...times } = await db
    .selectFrom(rows.as('taken'))
    .select((eb) => [
      sql<Date>`CURRENT_TIMESTAMP(3)`.as('now'),
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('left_at').as('oldest'),
      eb.fn.max('left_at').as('newest'),
      eb.fn.max('started_at').as('submittedAt'),
      eb.fn.min('started_at').as('firstSubmitted'),
      sql<Date | null>`MAX(IF(left_at <= ${filledAt}, started_at, NULL))`.as('fillSubmitted'),
    ])
    .where((eb) =>
      eb.or([
        eb('blocked_reason', 'is', null),
        eb('blocked_reason', 'not like', composeBlock('paused', '%').reason),
        eb('blocked_reason', '=', pausedReason),
      ]),
    )
    .executeTakeFirstOrThrow();
  return { ...times, count: Number(count) };
}

function latest(one: Date | null, other: Date | null): Date | null {
  return one && other ? new Date(Math.max(one.getTime(), other.getTime())) : (one ?? other);
}

function earliest(one: Date | null, other: Date | null): Date | null {
  return one && other ? new Date(Math.min(one.getTime(), other.getTime())) : (one ?? other);
}
