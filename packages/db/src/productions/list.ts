import { type ProductionStatus, waitingStatuses } from '@bacs/domain';
import { byIndex } from '../by-index.ts';
import { mergePages, newestOf } from '../merge-pages.ts';
import type { IndexOf } from '../named-indexes.ts';
import type { Database, Production } from '../schema.ts';
import type { OwnedProduction } from './find.ts';

export type ProductionFilter = {
  /** undefined for the productions of all users. */
  userId: number | undefined;
  uploadId?: number;
  status?: ProductionStatus;
  limit: number;
};

/** Lists productions, newest first, from below the id `before`. */
export async function listProductions(
  db: Database,
  { before, ...filter }: ProductionFilter & { before?: number },
): Promise<OwnedProduction[]> {
  const pages = partsOf(filter).map(async (part) => {
    const index = indexFor(part);
    const chosen = chosenBy(db, part, index === 'productions' ? 'PRIMARY' : index);
    let query = chosen.orderBy('productions.id', 'desc');
    if (before !== undefined) query = query.where('productions.id', '<', before);
    return await query.execute();
  });
  return newestOf(await Promise.all(pages), filter.limit);
}

/** A span from one time to before another; a TIMESTAMP can hold every time in it. */
export type TimeWindow = { from: Date; to: Date };

/**
 * Lists productions that were accepted within a span of time, newest first, from below `before`. The order is that of
 * their times, so that an index leads to the span, wherever it lies.
 */
export async function listProductionsWithin(
  db: Database,
  window: TimeWindow,
  { before, ...filter }: ProductionFilter & { before?: { createdAt: Date; id: number } },
): Promise<OwnedProduction[]> {
  const pages = partsOf(filter).map(async (part) => {
    const query = chosenBy(db, part, `${indexFor(part)}_created`)
      .orderBy('productions.created_at', 'desc')
      .orderBy('productions.id', 'desc');
    const within = ({ from, to }: TimeWindow) =>
      query.where('productions.created_at', '>=', from).where('productions.created_at', '<', to);
    if (before === undefined) return await within(window).execute();
    // Many rows may have the same time. One range for both parts would read all of these.
    const { createdAt, id } = before;
    const sameTime = query.where('productions.created_at', '=', createdAt).where('productions.id', '<', id);
    const rows = await sameTime.execute();
    if (rows.length === part.limit) return rows;
    const to = new Date(Math.min(createdAt.getTime(), window.to.getTime()));
    const earlier = within({ from: window.from, to });
    return [...rows, ...(await earlier.limit(part.limit - rows.length).execute())];
  });
  const byTime = (one: Production, other: Production) =>
    other.created_at.getTime() - one.created_at.getTime() || other.id - one.id;
  return mergePages(await Promise.all(pages), filter.limit, byTime);
}

/** One part per state: an index has its rows in the order of the list. */
function partsOf(filter: ProductionFilter): ProductionFilter[] {
  if (filter.status !== 'queued') return [filter];
  return waitingStatuses.map((status) => ({ ...filter, status }));
}

/** Names the index that leads to a part: the filters that it has, in this order; `productions` for none. */
function indexFor({ userId, uploadId, status }: ProductionFilter) {
  const whose =
    uploadId !== undefined ? 'productions_upload' : userId !== undefined ? 'productions_user' : 'productions';
  return status === undefined ? whose : (`${whose}_status` as const);
}

function chosenBy(
  db: Database,
  { userId, uploadId, status, limit }: ProductionFilter,
  index: IndexOf<'productions'>,
) {
  let query = db
    .selectFrom(byIndex('productions', 'productions', index))
    .leftJoin('uploads', 'uploads.id', 'productions.upload_id')
    .leftJoin('productions as original', 'original.id', 'productions.retried_from')
    .selectAll('productions')
    .select(['uploads.asset_uuid as upload_uuid', 'original.ulid as retried_from_ulid'])
    .where('productions.ulid', 'is not', null)
    .limit(limit);
  if (userId !== undefined) query = query.where('productions.user_id', '=', userId);
  if (uploadId !== undefined) query = query.where('productions.upload_id', '=', uploadId);
  if (status !== undefined) query = query.where('productions.status', '=', status);
  return query;
}
