import type { Database } from '../schema.ts';
import { compare, type LookedAt, type LookedTo, placeOf, readByUlid, readNext, timeOf } from './read-next.ts';
import { matches, type ProductionSearch } from './search.ts';

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
  const rows = await readByUlid(db, beginning, chunk);
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
