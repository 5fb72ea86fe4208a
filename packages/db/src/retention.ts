import { type RawBuilder, sql } from 'kysely';

/** Rows are kept for `days`. One batch looks at `limit` rows at most, those above the id `after` where it tells ids. */
export type Retention = { days: number; after: number; limit: number };

/** What a batch has removed, and from which id the next one goes on; undefined when nothing is left to remove. */
export type Removed = { removed: number; next: number | undefined };

/** The time before which rows are old, by the database's clock. */
export function keptSince(days: number): RawBuilder<Date> {
  return sql<Date>`CURRENT_TIMESTAMP(3) - INTERVAL ${sql.lit(days)} DAY`;
}

/** Says that the next batch begins where this one has, for it has removed what it found there. */
export function removedFirst(count: bigint, { limit }: Retention): Removed {
  const removed = Number(count);
  return { removed, next: removed === limit ? 0 : undefined };
}
