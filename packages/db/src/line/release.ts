import { type Selectable, sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, Production, Schema, Tx } from '../schema.ts';
import { inTransaction, unlessSilent } from '../transaction.ts';
import { countInFlight, type InFlight } from './in-flight.ts';
import { atFirst, findRoom, type Learned, learn, mostInFlight, type Rules } from './room.ts';
import { isWaiting } from './waiting.ts';

/** `updated_at` is when the row had last changed before its release, `read_at` the time of the database's clock then. */
export type Released = Pick<Production, 'id' | 'ulid' | 'attempt' | 'updated_at'> & { read_at: Date };

/** The most productions that one transaction releases. */
export const releasedAtOnce = 50;

/**
 * Releases the productions that go next, as many as there is room for, up to `releasedAtOnce`. Only one transaction at a
 * time does so, in the whole fleet. At rest this is one statement. Nothing is released, nor anything learned, while the
 * queue is paused that they would wait in.
 * @returns them. Those of the older system that have no ULID yet cannot be rendered, and are not among them.
 */
export async function releaseWaiting(db: Database, rules: Rules): Promise<Released[]> {
  if (!(await findFirst(db))) return [];
  const learned = await readLearned(db);
  const flight = await countFlight(db, learned, rules);
  // Most callers find that there is nothing to do, and need no lock to find it.
  if (learn(learned, flight, rules) === learned && findRoom(learned, flight, rules) === 0) return [];
  if (await rules.queue?.isPaused()) return [];
  return await inTransaction(db, (tx) => unlessSilent(tx, () => releaseLocked(tx, rules)));
}

async function countFlight(db: Database | Tx, { filledAt }: Learned, { queue }: Rules): Promise<InFlight> {
  return await countInFlight(db, { limit: mostInFlight, filledAt, pausedReason: queue?.pausedReason });
}

async function releaseLocked(tx: Tx, rules: Rules): Promise<Released[]> {
  const { virtual_time, ...row } = await lockLine(tx);
  // The first read without a lock comes after the lock, so it sees what others have released.
  const known = toLearned(row);
  const flight = await countFlight(tx, known, rules);
  const learned = learn(known, flight, rules);
  const room = findRoom(learned, flight, rules);
  const released: Released[] = [];
  // Somebody has canceled these meanwhile, which this transaction does not see.
  const gone: number[] = [];
  let virtualTime = virtual_time;
  let first = await findFirst(tx);
  while (first && released.length < room && released.length + gone.length < releasedAtOnce) {
    const next = await findNext(tx, first, gone);
    if (await tryRelease(tx, next, first.turn)) {
      if (next.id !== first.id)
        await tx.updateTable('productions').set({ turn: next.turn }).where('id', '=', first.id).execute();
      virtualTime = Math.max(virtualTime, first.turn);
      released.push(next);
    } else gone.push(next.id);
    first = await findFirst(tx, gone);
  }
  const isFull = first !== undefined && released.length >= room;
  const filled = {
    filled_at: sql<Date>`CURRENT_TIMESTAMP(3)`,
    filled_with: flight.unstarted + released.length,
  };
  await tx
    .updateTable('dispatch')
    .set({ virtual_time: virtualTime, in_flight: learned.inFlight })
    .$if(!isFull, (query) => query.set({ filled_at: null }))
    .$if(isFull && learned.filledAt === null, (query) => query.set(filled))
    .where('id', '=', 1)
    .execute();
  return released.filter(({ ulid }) => ulid !== null);
}

type Waiting = Released & Pick<Production, 'user_id' | 'turn'>;

const columns = [
  'productions.id',
  'productions.ulid',
  'productions.attempt',
  'productions.user_id',
  'productions.turn',
  'productions.updated_at',
  sql<Date>`CURRENT_TIMESTAMP(3)`.as('read_at'),
] as const;

async function findFirst(db: Database | Tx, gone: number[] = []): Promise<Waiting | undefined> {
  return await db
    .selectFrom(byIndex('productions', 'productions', 'productions_line'))
    .select(columns)
    .where(isWaiting)
    .$if(gone.length > 0, (query) => query.where('productions.id', 'not in', gone))
    .orderBy('productions.turn')
    .orderBy('productions.id')
    .limit(1)
    .executeTakeFirst();
}

/**
 * Finds which production of the first one's user goes: that of the highest lane, and of these the oldest. A turn below 0
 * is an operator's, and is no other production's. A row of the older system may have no user.
 */
async function findNext(tx: Tx, first: Waiting, gone: number[]): Promise<Waiting> {
  if (first.turn < 0) return first;
  const next = await tx
    .selectFrom(byIndex('productions', 'productions', 'productions_user_line'))
    .select(columns)
    .where(isWaiting)
    .where('productions.user_id', '=', first.user_id)
    .where('productions.turn', '>=', 0)
    .$if(gone.length > 0, (query) => query.where('productions.id', 'not in', gone))
    .orderBy('productions.lane')
    .orderBy('productions.id')
    .limit(1)
    .executeTakeFirst();
  return next ?? first;
}

async function tryRelease(tx: Tx, { id }: Waiting, turn: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('productions')
    .set({ released_at: sql`CURRENT_TIMESTAMP(3)`, turn })
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .where('released_at', 'is', null)
    .where('cancel_requested_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

type LineRow = Omit<Selectable<Schema['dispatch']>, 'id' | 'virtual_time'>;

function toLearned({ in_flight, filled_at, filled_with }: LineRow): Learned {
  return { inFlight: in_flight, filledAt: filled_at, filledWith: filled_with };
}

async function readLearned(db: Database): Promise<Learned> {
  const row = await db
    .selectFrom('dispatch')
    .select(['in_flight', 'filled_at', 'filled_with'])
    .where('id', '=', 1)
    .executeTakeFirst();
  return row ? toLearned(row) : atFirst;
}

/** Locks the state of the line until the transaction ends, and makes it the first time. */
async function lockLine(tx: Tx): Promise<LineRow & { virtual_time: number }> {
  // This writes nothing when the row is there, and locks it in both cases.
  await tx
    .insertInto('dispatch')
    .values({ id: 1, in_flight: atFirst.inFlight, filled_at: null })
    .onDuplicateKeyUpdate({ id: 1 })
    .execute();
  return await tx
    .selectFrom('dispatch')
    .select(['virtual_time', 'in_flight', 'filled_at', 'filled_with'])
    .where('id', '=', 1)
    .forUpdate()
    .executeTakeFirstOrThrow();
}
