import { type Block, composeBlock, takenStatuses } from '@bacs/domain';
import { type RawBuilder, sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import { oldestOf } from '../merge-pages.ts';
import type { Database, Production } from '../schema.ts';
import { inTransaction } from '../transaction.ts';

/** A production that MediaConvert has taken, with the time of the database's clock when it was read. */
export type TakenProduction = Pick<
  Production,
  | 'id'
  | 'ulid'
  | 'attempt'
  | 'status'
  | 'progress_percent'
  | 'mediaconvert_job_id'
  | 'blocked_reason'
  | 'started_at'
  | 'updated_at'
> & { read_at: Date };

/** Finds productions that MediaConvert has taken and that have not ended, from above the id `after`. */
export async function findTaken(
  db: Database,
  {
    after,
    limit,
    statuses = takenStatuses,
  }: { after: number; limit: number; statuses?: typeof takenStatuses },
): Promise<TakenProduction[]> {
  const pages = statuses.map((status) =>
    db
      .selectFrom(byIndex('productions', 'productions', 'productions_status'))
      .select(['id', 'ulid', 'attempt', 'status', 'progress_percent', 'mediaconvert_job_id'])
      .select(['blocked_reason', 'started_at', 'updated_at', sql<Date>`CURRENT_TIMESTAMP(3)`.as('read_at')])
      .where('status', '=', status)
      .where('ulid', 'is not', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute(),
  );
  return oldestOf(await Promise.all(pages), limit);
}

/** Stores how far MediaConvert is with each of these, 0 to 100, in one statement, as storeProgress does it for one. */
export async function storeProgressOf(db: Database, percents: Map<number, number>): Promise<void> {
  if (percents.size === 0) return;
  const cases = [...percents].map(([id, percent]) => sql`WHEN ${id} THEN ${percent}`);
  const percent: RawBuilder<number> = sql`CASE id ${sql.join(cases, sql` `)} ELSE 0 END`;
  await inTransaction(db, async (tx) => {
    await tx
      .updateTable('productions')
      .set({ progress_percent: percent, updated_at: sql.ref('updated_at') })
      .where('id', 'in', [...percents.keys()])
      .where('status', '=', 'processing')
      .where('progress_percent', '<', percent)
      .execute();
  });
}

/**
 * Stores why these productions wait at MediaConvert, as tryBlock does it for one: the history has each cause once per
 * attempt.
 */
export async function blockSubmitted(db: Database, ids: number[], block: Block): Promise<void> {
  if (ids.length === 0) return;
  const { cause, reason } = block;
  await inTransaction(db, async (tx) => {
    const waiting = await tx
      .selectFrom('productions')
      .select(['id', 'attempt'])
      .where('id', 'in', ids)
      .where('status', '=', 'submitted')
      .where('blocked_reason', 'is', null)
      .forUpdate()
      .execute();
    if (waiting.length === 0) return;
    const blocked = waiting.map(({ id }) => id);
    await tx
      .updateTable('productions')
      .set({ blocked_reason: reason, blocked_at: sql`CURRENT_TIMESTAMP(3)` })
      .where('id', 'in', blocked)
      .execute();
    const told = await tx
      .selectFrom(byIndex('production_events', 'production_events', 'production_events_kind'))
      .select(['production_id', 'attempt'])
      .where('production_id', 'in', blocked)
      .where('event', '=', 'blocked')
      .where(sql`JSON_UNQUOTE(JSON_EXTRACT(detail, '$.cause'))`, '=', cause)
      .where(sql`JSON_UNQUOTE(JSON_EXTRACT(detail, '$.status'))`, '=', 'submitted')
      .execute();
    const known = new Set(told.map(({ production_id, attempt }) => `${production_id} ${attempt}`));
    const untold = waiting.filter(({ id, attempt }) => !known.has(`${id} ${attempt}`));
    if (untold.length === 0) return;
    const detail = JSON.stringify({ status: 'submitted', cause, reason });
    await tx
      .insertInto('production_events')
      .values(untold.map(({ id, attempt }) => ({ production_id: id, attempt, event: 'blocked', detail })))
      .execute();
  });
}

/** Stores that those of these productions go on which were blocked for this cause alone. */
export async function unblockTaken(db: Database, ids: number[], cause: Block['cause']): Promise<void> {
  if (ids.length === 0) return;
  await inTransaction(db, async (tx) => {
    await tx
      .updateTable('productions')
      .set({ blocked_reason: null, blocked_at: null })
      .where('id', 'in', ids)
      .where('status', 'in', takenStatuses)
      .where('blocked_reason', 'like', composeBlock(cause, '%').reason)
      .execute();
  });
}

/** Who was released first was submitted first, but for a few that could not be submitted for a while. */
const mostCompared = 100;

/** Says for how many ms MediaConvert has had the oldest production that it has taken; undefined when it has none. */
export async function oldestTakenMs(db: Database): Promise<number | undefined> {
  const ages = takenStatuses.map(async (status) => {
    const first = db
      .selectFrom(byIndex('productions', 'productions', 'productions_line'))
      .select('productions.started_at')
      .where('productions.status', '=', status)
      .where('productions.ulid', 'is not', null)
      .orderBy('productions.released_at')
      .limit(mostCompared);
    const { now, oldest } = await db
      .selectFrom(first.as('first'))
      .select((eb) => [
        sql<Date>`CURRENT_TIMESTAMP(3)`.as('now'),
        eb.fn.min<Date | null>('started_at').as('oldest'),
      ])
      .executeTakeFirstOrThrow();
    return oldest === null ? [] : [now.getTime() - oldest.getTime()];
  });
  const known = (await Promise.all(ages)).flat();
  return known.length === 0 ? undefined : Math.max(...known);
}
