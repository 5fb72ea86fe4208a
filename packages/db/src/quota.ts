import type { AliasableExpression, SelectQueryBuilder } from 'kysely';
import { lockUser } from './locks.ts';
import type { Database, Schema, Tx } from './schema.ts';

/** A user may have `most` of something at a time; 0 stands for any number. */
export type Quota = { userId: number; most: number };

/** Counts what the user has, up to `limit`, so that the count costs no more than the quota. */
export type Count = (db: Database | Tx, userId: number, limit: number) => Promise<number>;

/** The user has `used` of something and may have `most`, so `adding` more are too many. */
export class QuotaExceededError extends Error {
  override name = 'QuotaExceededError';
  readonly most: number;
  readonly used: number;
  readonly adding: number;

  constructor({ most, used, adding }: { most: number; used: number; adding: number }) {
    super(`The user has ${used} of ${most}, and ${adding} more are too many`);
    this.most = most;
    this.used = used;
    this.adding = adding;
  }
}

/** The user does not exist any more, so nothing can be theirs. */
export class UserGoneError extends Error {
  override name = 'UserGoneError';
}

/**
 * Makes sure that the user may have `adding` more. The room is theirs until the transaction ends: other requests of the
 * user wait, in every process. A transaction sees what was committed before its first plain SELECT, so it must not run
 * one before it calls this; otherwise the count would miss what other requests have added meanwhile.
 * @throws QuotaExceededError, UserGoneError
 */
export async function requireRoom(
  tx: Tx,
  { userId, most }: Quota,
  adding: number,
  count: Count,
): Promise<void> {
  if (most === 0 || adding === 0) return;
  if (!(await lockUser(tx, userId))) throw new UserGoneError();
  refuseBeyond(most, { used: await count(tx, userId, most), adding });
}

/** @throws QuotaExceededError when `adding` are more than there is room for; there is room for any number when `most` is 0. */
export function refuseBeyond(most: number, { used, adding }: { used: number; adding: number }): void {
  if (most > 0 && used + adding > most) throw new QuotaExceededError({ most, used, adding });
}

/** Counts the rows of a query and reads no more than `limit` of them. This is a part of a statement. */
export function selectCount<Table extends keyof Schema>(
  db: Database | Tx,
  rows: SelectQueryBuilder<Schema, Table, { id: number }>,
  limit: number,
): AliasableExpression<number | string> {
  return db
    .selectFrom(rows.limit(limit).as('some'))
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .$asScalar();
}

/** Counts like `selectCount`, by a statement of its own. */
export async function countUpTo<Table extends keyof Schema>(
  db: Database | Tx,
  rows: SelectQueryBuilder<Schema, Table, { id: number }>,
  limit: number,
): Promise<number> {
  const count = selectCount(db, rows, limit).as('count');
  return Number((await db.selectNoFrom([count]).executeTakeFirstOrThrow()).count);
}
