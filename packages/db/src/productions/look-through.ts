import type { Database } from '../schema.ts';
import { compare, type LookedAt, type LookedTo, placeOf, readByUlid, readNext, timeOf } from './read-next.ts';
import { matches, type ProductionSearch } from './search.ts';

export type Look = {
  found: LookedAt[];
  looked: number;
  /** From where the next look goes on; undefined when nothing is left */
  next: LookedTo | undefined;
};

type LookLimits = {
  before?: LookedTo | undefined;
  limit: number;
  most: number;
  /** What else is asked of a production that the search finds */
  isWanted?: (row: LookedAt) => boolean;
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
  { before, limit, most, isWanted = () => true }: LookLimits,
): Promise<Look> {
  const fits = (row: LookedAt) => matches(row, search) && isWanted(row);
  const beginning = ulidBeginning(search);
  if (beginning !== undefined) {
    const look = await lookByUlid(db, search, { beginning, before, limit, fits });
    // The name of a file, such as 1700000000000.mp4, may begin like a ULID.
    if (look.found.length > 0 || beginning.length === ulidLength) return look;
  }
  const found: LookedAt[] = [];
  let looked = 0;
  let next = before;
  for (let size = limit + 1; looked < most; size *= 2) {
    const wanted = Math.min(size, chunk, most - looked);
    const rows = await readNext(db, search, { before: next, limit: wanted });
    for (const row of rows) {
      looked += 1;
      next = placeOf(search, row);
      if (!fits(row)) continue;
      found.push(row);
      if (found.length === limit) return { found, looked, next };
    }
    if (rows.length < wanted) return { found, looked, next: undefined };
  }
  return { found, looked, next };
}

const ulidLength = 26;

/** Ten characters of a ULID are its time: so much of one leads to a few productions, however old they are. */
function ulidBeginning({ text }: ProductionSearch): string | undefined {
  return text !== undefined && /^[0-7][0-9A-HJKMNP-TV-Z]{9,25}$/i.test(text) ? text.toUpperCase() : undefined;
}

type ByUlid = Pick<LookLimits, 'before' | 'limit'> & { beginning: string; fits: (row: LookedAt) => boolean };

async function lookByUlid(
  db: Database,
  search: ProductionSearch,
  { beginning, before, limit, fits }: ByUlid,
): Promise<Look> {
  const rows = await readByUlid(db, beginning, chunk);
  const { from, to } = search.window;
  const isNext = (row: LookedAt) => {
    const time = timeOf(search, row);
    return time >= from && time < to && (before === undefined || compare(search, row, before) > 0);
  };
  const matching = rows.filter((row) => isNext(row) && fits(row));
  const found = matching.sort((one, other) => compare(search, one, placeOf(search, other))).slice(0, limit);
  const last = found.at(-1);
  const hasMore = matching.length > limit && last !== undefined;
  return { found, looked: rows.length, next: hasMore ? placeOf(search, last) : undefined };
}
