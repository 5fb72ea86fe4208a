import { endStatuses, type ProductionStatus, waitingStatuses } from '@bacs/domain';
import { byIndex } from '../by-index.ts';
import { mergePages } from '../merge-pages.ts';
import type { Database } from '../schema.ts';
import { matches, type ProductionSearch } from './search.ts';

const columns = [
  'id',
  'ulid',
  'user_id',
  'upload_id',
  'name',
  'status',
  'config',
  'profile',
  'attempt',
  'error_code',
  'error_message',
  'cancel_requested_at',
  'submit_intent_at',
  'mediaconvert_job_id',
  'created_at',
  'completed_at',
] as const;

/** The time by which a search goes, and the id, of the last row that was looked at */
export type LookedTo = { time: Date; id: number };

export type LookedAt = Awaited<ReturnType<typeof readLooked>>[number];

export type Look = {
  found: LookedAt[];
  looked: number;
  /** From where the next look goes on; undefined when nothing is left */
  next: LookedTo | undefined;
};

/** A statement reads so many rows at most. */
const chunk = 1_000;

/**
 * Looks through productions of all users, newest first, from below `before`. It looks at `most` of them and no more, and
 * ends when it has found `limit`: so what it costs is bounded, whatever is asked for.
 */
export async function lookThrough(
  db: Database,
  search: ProductionSearch,
  { before, limit, most }: { before?: LookedTo | undefined; limit: number; most: number },
): Promise<Look> {
  const beginning = ulidBeginning(search);
  if (beginning !== undefined) return await lookByUlid(db, search, { beginning, before, limit });
  const found: LookedAt[] = [];
  let looked = 0;
  let next = before;
  for (let size = limit + 1; looked < most; size *= 2) {
    const wanted = Math.min(size, chunk, most - looked);
    const rows = await readNext(db, search, { before: next, limit: wanted });
    for (const row of rows) {
      looked += 1;
      next = placeOf(search, row);
      if (!matches(row, search)) continue;
      found.push(row);
      if (found.length === limit) return { found, looked, next };
    }
    if (rows.length < wanted) return { found, looked, next: undefined };
  }
  return { found, looked, next };
}

/** Ten characters of a ULID are its time: so much of one leads to a few productions, however old they are. */
function ulidBeginning({ text }: ProductionSearch): string | undefined {
  return text !== undefined && /^[0-7][0-9A-HJKMNP-TV-Z]{9,25}$/i.test(text) ? text.toUpperCase() : undefined;
}

async function lookByUlid(
  db: Database,
  search: ProductionSearch,
  { beginning, before, limit }: { beginning: string; before: LookedTo | undefined; limit: number },
): Promise<Look> {
  const rows = await selectLooked(db, 'productions_ulid')
    .where('productions.ulid', '>=', beginning)
    .where('productions.ulid', '<=', beginning.padEnd(26, 'Z'))
    .orderBy('productions.ulid', 'desc')
    .limit(chunk)
    .execute();
  const { from, to } = search.window;
  const isNext = (row: LookedAt) => {
    const time = timeOf(search, row);
    return time >= from && time < to && (before === undefined || compare(search, row, before) > 0);
  };
  const matching = rows.filter((row) => isNext(row) && matches(row, search));
  const found = matching.sort((one, other) => compare(search, one, placeOf(search, other))).slice(0, limit);
  const last = found.at(-1);
  const hasMore = matching.length > limit && last !== undefined;
  return { found, looked: rows.length, next: hasMore ? placeOf(search, last) : undefined };
}

type Page = { before: LookedTo | undefined; limit: number };

/** A part of a search that an index has in the order of the search */
type Part = { index: string; status?: ProductionStatus };

async function readNext(db: Database, search: ProductionSearch, page: Page): Promise<LookedAt[]> {
  const parts = await Promise.all(partsOf(search).map((part) => readPart(db, search, part, page)));
  return mergePages(parts, page.limit, (one, other) => compare(search, one, placeOf(search, other)));
}

async function readPart(
  db: Database,
  search: ProductionSearch,
  part: Part,
  { before, limit }: Page,
): Promise<LookedAt[]> {
  const { from, to } = search.window;
  const time = timeColumn(search);
  const read = (of: ReturnType<typeof startReading>) => readLooked(of, time);
  const start = () => startReading(db, search, part);
  if (before === undefined)
    return await read(start().where(time, '>=', from).where(time, '<', to).limit(limit));
  // Many rows may have the same time. One range for both parts would read all of these.
  const same = await read(
    start().where(time, '=', before.time).where('productions.id', '<', before.id).limit(limit),
  );
  if (same.length === limit) return same;
  const until = new Date(Math.min(before.time.getTime(), to.getTime()));
  const earlier = start().where(time, '>=', from).where(time, '<', until);
  return [...same, ...(await read(earlier.limit(limit - same.length)))];
}

function startReading(db: Database, { userId, errorCode, by }: ProductionSearch, { index, status }: Part) {
  let query = selectLooked(db, index);
  if (status !== undefined) query = query.where('productions.status', '=', status);
  else if (by === 'ended' && errorCode !== undefined)
    query = query.where('productions.error_code', '=', errorCode);
  if (by === 'created' && userId !== undefined) query = query.where('productions.user_id', '=', userId);
  return query;
}

function selectLooked(db: Database, index: string) {
  return db
    .selectFrom(byIndex('productions', 'productions', index))
    .leftJoin('uploads', 'uploads.id', 'productions.upload_id')
    .select(columns.map((name) => `productions.${name}` as const))
    .select(['uploads.original_filename as file_name', 'uploads.asset_uuid as upload_uuid']);
}

async function readLooked(query: ReturnType<typeof startReading>, time: ReturnType<typeof timeColumn>) {
  return await query.orderBy(time, 'desc').orderBy('productions.id', 'desc').execute();
}

function partsOf(search: ProductionSearch): Part[] {
  const { by, errorCode, userId, status = errorCode === undefined ? undefined : 'failed' } = search;
  const statuses = status === 'queued' ? waitingStatuses : status === undefined ? undefined : [status];
  if (by === 'ended') {
    if (errorCode !== undefined) return [{ index: 'productions_error' }];
    return (statuses ?? endStatuses).map((of) => ({ index: 'productions_status_ended', status: of }));
  }
  const whose = userId === undefined ? 'productions' : 'productions_user';
  if (statuses === undefined) return [{ index: `${whose}_created` }];
  return statuses.map((of) => ({ index: `${whose}_status_created`, status: of }));
}

function timeColumn({ by }: ProductionSearch): 'productions.created_at' | 'productions.completed_at' {
  return by === 'created' ? 'productions.created_at' : 'productions.completed_at';
}

function timeOf({ by }: ProductionSearch, row: { created_at: Date; completed_at: Date | null }): Date {
  return (by === 'created' ? row.created_at : row.completed_at) ?? new Date(0);
}

function placeOf(search: ProductionSearch, row: LookedAt): LookedTo {
  return { time: timeOf(search, row), id: row.id };
}

/** Is above 0 for a row that comes after this place: the newest come first. */
function compare(search: ProductionSearch, row: LookedAt, { time, id }: LookedTo): number {
  return time.getTime() - timeOf(search, row).getTime() || id - row.id;
}
