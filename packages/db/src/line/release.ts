import { type Selectable, sql } from 'kysely';
import type { Database, Schema, Tx } from '../schema.ts';
import { inTransaction, unlessSilent } from '../transaction.ts';
import { countInFlight, type InFlight } from './in-flight.ts';
import { findFirst, findNewcomer, findNext, type Released, type Waiting } from './next.ts';
import {
  atFirst,
  findRoom,
  findRoomForNewcomers,
  type Learned,
  learn,
  mostInFlight,
  type Rules,
} from './room.ts';

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
  const isRoom = learn(learned, flight, rules) !== learned || findRoom(learned, flight, rules) > 0;
  if (!isRoom && !(findRoomForNewcomers(learned, flight, rules) > 0 && (await findNewcomer(db)))) return [];
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
    if (await releaseFor(tx, first, { released, gone })) virtualTime = Math.max(virtualTime, first.turn);
    first = await findFirst(tx, gone);
  }
  const isFull = first !== undefined && released.length >= room;
  const most = Math.max(room, findRoomForNewcomers(learned, flight, rules));
  while (isFull && released.length < most && released.length + gone.length < releasedAtOnce) {
    const newcomer = await findNewcomer(tx, gone);
    if (!newcomer) break;
    // Others with a lower turn still wait, so this turn is not the virtual time.
    await releaseFor(tx, newcomer, { released, gone });
  }
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

/**
 * Releases what its user wants next in the turn of the first one, and adds it to the `released`, or to those that are
 * `gone`. @returns whether it was released.
 */
async function releaseFor(
  tx: Tx,
  first: Waiting,
  { released, gone }: { released: Released[]; gone: number[] },
): Promise<boolean> {
  const next = await findNext(tx, first, gone);
  if (!(await tryRelease(tx, next, first.turn))) {
    gone.push(next.id);
    return false;
  }
  if (next.id !== first.id)
    await tx.updateTable('productions').set({ turn: next.turn }).where('id', '=', first.id).execute();
  released.push(next);
  return true;
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
