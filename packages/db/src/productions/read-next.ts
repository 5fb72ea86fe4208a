import { endStatuses, type ProductionStatus, waitingStatuses } from '@bacs/domain';
import { byIndex } from '../by-index.ts';
import { mergePages } from '../merge-pages.ts';
import type { IndexOf } from '../named-indexes.ts';
import type { Database } from '../schema.ts';
import type { ProductionSearch } from './search.ts';

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

type Page = { before: LookedTo | undefined; limit: number };

/** A part of a search that an index has in the order of the search */
type Part = { index: IndexOf<'productions'>; status?: ProductionStatus };

/** Reads the next productions of all parts of a search, the newest first, whatever its other filters are. */
export async function readNext(db: Database, search: ProductionSearch, page: Page): Promise<LookedAt[]> {
  const parts = await Promise.all(partsOf(search).map((part) => readPart(db, search, part, page)));
  return mergePages(parts, page.limit, (one, other) => compare(search, one, placeOf(search, other)));
}

/** Reads the productions whose ULID begins so, up to a limit, the newest first. */
export async function readByUlid(db: Database, beginning: string, limit: number): Promise<LookedAt[]> {
  return await selectLooked(db, 'productions_ulid')
    .where('productions.ulid', '>=', beginning)
    .where('productions.ulid', '<=', beginning.padEnd(26, 'Z'))
    .orderBy('productions.ulid', 'desc')
    .limit(limit)
    .execute();
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

function selectLooked(db: Database, index: IndexOf<'productions'>) {
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
  const { by, errorCode, cause, userId } = search;
  const isFailed = errorCode !== undefined || cause !== undefined;
  const status = search.status ?? (isFailed ? 'failed' : undefined);
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

export function timeOf({ by }: ProductionSearch, row: { created_at: Date; completed_at: Date | null }): Date {
  return (by === 'created' ? row.created_at : row.completed_at) ?? new Date(0);
}

export function placeOf(search: ProductionSearch, row: LookedAt): LookedTo {
  return { time: timeOf(search, row), id: row.id };
}

/** Is above 0 for a row that comes after this place: the newest come first. */
export function compare(search: ProductionSearch, row: LookedAt, { time, id }: LookedTo): number {
  return time.getTime() - timeOf(search, row).getTime() || id - row.id;
}
