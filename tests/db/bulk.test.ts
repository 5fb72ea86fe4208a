import type { BulkActionKind, Production } from '@bacs/db';
import {
  cancelItem,
  chooseSet,
  findBulkAction,
  findOpenItems,
  listItems,
  noteOutcome,
  removeOldBulkActions,
  storePreview,
  tryAbort,
  tryComplete,
  tryRetryItems,
  tryStart,
} from '@bacs/db/bulk';
import { findProduction, retryOf } from '@bacs/db/productions';
import { sql } from 'kysely';
import { ulid as newUlid } from 'ulid';
import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { addFailures } from '../support/failures.ts';
import { addProduction, addUpload, updateRow } from '../support/rows.ts';

const { db } = await createTestDatabase('bulk_actions');
const operatorId = 77;
await sql`INSERT INTO users (id, email) VALUES (1, 'alma@example.com'), (${operatorId}, 'operator@example.com')`.execute(
  db,
);
const upload = await addUpload(db);

async function start(action: BulkActionKind, productions: Pick<Production, 'id' | 'ulid' | 'status'>[]) {
  const ulid = newUlid();
  await storePreview(db, { ulid, action, filter: {}, userId: operatorId, most: 0, productions });
  await tryStart(db, { ulid, userId: operatorId });
  return await look(ulid);
}

async function look(ulid: string) {
  const action = await findBulkAction(db, ulid);
  if (!action) throw new Error('The bulk action is not there');
  return action;
}

const window = { from: new Date(1_000), to: new Date((2 ** 31 - 1) * 1_000) };
let codes = 0;

/** Begins a retry of many that have failed. `wish` makes the wishes of one run. */
async function retryMany(count: number) {
  const errorCode = `CODE_${++codes}`;
  await addFailures(db, upload, { count, code: errorCode });
  const { productions } = await chooseSet(db, 'retry', { by: 'created', window, errorCode });
  expect(productions).toHaveLength(count);
  const action = await start('retry', productions);
  const items = await findOpenItems(db, action.id, { limit: count });
  const originals = await db
    .selectFrom('productions')
    .selectAll()
    .where('error_code', '=', errorCode)
    .execute();
  const byId = new Map(originals.map((row) => [row.id, row]));
  const wish = () =>
    items.map((item) => {
      const original = byId.get(item.production_id) as Production;
      return { item, original, retry: retryOf(original, { ulid: newUlid() }) };
    });
  const made = async () =>
    await db
      .selectFrom('productions')
      .select(['ulid', 'retried_from'])
      .where('retried_from', 'in', [...byId.keys()])
      .execute();
  return { action, wish, made, byId };
}

it('the set of an action has what the action can do something with, however much else is newer', async () => {
  const source = await addUpload(db, 5);
  const waiting = await addProduction(db, source);
  await updateRow(db, 'productions', waiting.id, { created_at: '2026-01-01 00:00:00' });
  await addFailures(db, source, { count: 11_000, code: 'NEWER' });
  const { productions, looked, hasMore } = await chooseSet(db, 'cancel', {
    by: 'created',
    window,
    userId: 5,
  });
  expect(productions.map(({ ulid }) => ulid)).toEqual([waiting.ulid]);
  expect([looked, hasMore]).toEqual([11_001, false]);
});

describe('a bulk retry', () => {
  it('by several runs at the same time makes one production of each', async () => {
    const { action, wish, made } = await retryMany(30);
    const runs = await Promise.all([1, 2, 3].map(() => tryRetryItems(db, action, wish())));
    expect(runs.map(({ length }) => length).sort()).toEqual([0, 0, 30]);
    expect(await made()).toHaveLength(30);
    expect(await look(action.ulid)).toMatchObject({ done: 30, skipped: 0, refused: 0 });
    expect(await tryComplete(db, action)).toBe(true);
  });

  it('of two operators makes one production of each', async () => {
    const { action, wish, made, byId } = await retryMany(20);
    const other = await start('retry', [...byId.values()]);
    const items = await findOpenItems(db, other.id, { limit: 20 });
    const theirs = wish().map((one, index) => {
      const item = items.find(({ production_id }) => production_id === one.original.id) ?? items[index];
      return { ...one, item: item as (typeof items)[number] };
    });
    await Promise.all([tryRetryItems(db, action, wish()), tryRetryItems(db, other, theirs)]);
    expect(await made()).toHaveLength(20);
    const [one, another] = [await look(action.ulid), await look(other.ulid)];
    expect(one.done + another.done).toBe(20);
    expect(one.skipped + another.skipped).toBe(20);
  });

  it('does nothing once it is aborted', async () => {
    const { action, wish, made } = await retryMany(3);
    expect(await tryAbort(db, action, operatorId)).toBe(true);
    expect(await tryRetryItems(db, action, wish())).toEqual([]);
    expect(await made()).toEqual([]);
    expect(await tryComplete(db, action)).toBe(false);
  });
});

describe('a bulk cancel', () => {
  const queued = async () => await addProduction(db, upload);
  const itemOf = async (id: number) => (await findOpenItems(db, id, { limit: 1 }))[0] as never;

  it('that died after it had canceled finds that it has', async () => {
    const action = await start('cancel', [await queued()]);
    const item = await itemOf(action.id);
    const first = await cancelItem(db, action, item);
    expect(first.verdict).toEqual({ outcome: 'done' });
    // The run dies here.
    const { verdict } = await cancelItem(db, action, item);
    expect(verdict).toEqual({ outcome: 'done' });
    expect(await noteOutcome(db, item, verdict)).toBe(true);
    expect(await noteOutcome(db, item, first.verdict)).toBe(true);
    expect(await look(action.ulid)).toMatchObject({ done: 1, total: 1 });
  });

  it('takes what has moved on by itself since it was shown', async () => {
    const production = await queued();
    const action = await start('cancel', [production]);
    await updateRow(db, 'productions', production.id, { status: 'processing' });
    const { verdict } = await cancelItem(db, action, await itemOf(action.id));
    expect(verdict).toEqual({ outcome: 'done' });
    expect((await findProduction(db, production))?.cancel_requested_at).not.toBeNull();
  });

  it('leaves alone what has ended, and says so', async () => {
    const production = await queued();
    const action = await start('cancel', [production]);
    await updateRow(db, 'productions', production.id, { status: 'completed' });
    const { verdict, canceled } = await cancelItem(db, action, await itemOf(action.id));
    expect([verdict, canceled]).toEqual([{ outcome: 'skipped', reason: 'It is completed now' }, undefined]);
    expect((await findProduction(db, production))?.cancel_requested_at).toBeNull();
  });

  it('of what somebody else has canceled meanwhile is no work of its own', async () => {
    const production = await queued();
    const [action, other] = [await start('cancel', [production]), await start('cancel', [production])];
    await cancelItem(db, other, await itemOf(other.id));
    const { verdict } = await cancelItem(db, action, await itemOf(action.id));
    expect(verdict).toEqual({ outcome: 'skipped', reason: 'It is canceled now' });
  });
});

it('an action that ended long ago is removed with its set, and one that runs is not', async () => {
  const { action } = await retryMany(7);
  const { action: running } = await retryMany(2);
  await tryAbort(db, action, operatorId);
  await sql`UPDATE bulk_actions SET ended_at = ended_at - INTERVAL 91 DAY WHERE id = ${action.id}`.execute(
    db,
  );
  let removed = 0;
  for (let next: number | undefined = 0; next !== undefined; ) {
    const batch = await removeOldBulkActions(db, { days: 90, after: 0, limit: 3 });
    removed += batch.removed;
    next = batch.next;
  }
  expect(removed).toBe(7);
  expect(await findBulkAction(db, action.ulid)).toBeUndefined();
  expect(await listItems(db, running.id, { after: undefined, limit: 10 })).toHaveLength(2);
});
