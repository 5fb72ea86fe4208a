import type { Production } from '@bacs/db';
import { findProduction, tryCancelQueued } from '@bacs/db/productions';
import { beat } from '@bacs/queue';
import { sql } from 'kysely';
import { ulid } from 'ulid';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';
import { addProduction, addUpload, updateRow } from '../support/rows.ts';

const { db, deps, environment, signUp } = await startApi('line');

let alma: ApiClient;
let bela: ApiClient;
let operator: ApiClient;

beforeAll(async () => {
  [alma, bela, operator] = [await signUp(), await signUp(), await signUp('operator')];
});

/** The line of each test is its own. */
beforeEach(async () => {
  await sql`UPDATE productions SET status = 'canceled', released_at = NULL`.execute(db);
});

type Place = { turn: number; lane?: 'high' | 'normal' | 'low' };

/** Puts a production of the user into the line. */
async function add({ user }: ApiClient, { turn, lane = 'normal' }: Place): Promise<Production> {
  const production = await addProduction(db, await addUpload(db, user.id));
  await updateRow(db, 'productions', production.id, { turn, lane });
  return production;
}

const get = (client: ApiClient, { ulid }: { ulid: string }) =>
  ok(client.GET('/api/productions/{id}', at(ulid)));

async function positionsOf(client: ApiClient, productions: Production[]) {
  const answers = await Promise.all(productions.map((production) => get(client, production)));
  return answers.map(({ queue_position }) => queue_position);
}

/** Adds productions like this one, with turns from 1 on. */
async function addMany(like: Production, count: number, columns: (index: number) => object): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    ...{ ulid: ulid(), upload_id: like.upload_id, user_id: like.user_id, status: 'queued' as const },
    turn: index + 1,
    ...columns(index),
  }));
  await db.insertInto('productions').values(rows).execute();
}

describe('the position of a production', () => {
  it('is its place among those of all users, by their turns', async () => {
    const [first, third] = [await add(alma, { turn: 10 }), await add(alma, { turn: 30 })];
    const [second, fourth] = [await add(bela, { turn: 20 }), await add(bela, { turn: 30 })];
    expect(await positionsOf(alma, [first, third])).toEqual([1, 3]);
    expect(await positionsOf(bela, [second, fourth])).toEqual([2, 4]);
  });

  it('follows the lane among those of its user, and takes no place of others', async () => {
    const low = await add(alma, { turn: 10, lane: 'low' });
    const other = await add(bela, { turn: 20 });
    const normal = await add(alma, { turn: 30 });
    const high = await add(alma, { turn: 40, lane: 'high' });
    expect(await positionsOf(alma, [high, normal, low])).toEqual([1, 3, 4]);
    expect(await positionsOf(bela, [other])).toEqual([2]);
  });

  it('is the first where an operator has put it before everybody, whatever its lane', async () => {
    const [high, low] = [
      await add(alma, { turn: 10, lane: 'high' }),
      await add(alma, { turn: -1, lane: 'low' }),
    ];
    expect(await positionsOf(alma, [high, low])).toEqual([2, 1]);
  });

  it('is null for what does not wait: released, to be canceled, canceled', async () => {
    const [released, unwanted, canceled, waiting] = [
      await add(alma, { turn: 10 }),
      await add(alma, { turn: 20 }),
      await add(alma, { turn: 30 }),
      await add(alma, { turn: 40 }),
    ];
    await updateRow(db, 'productions', released.id, { released_at: '2026-01-01 00:00:00' });
    await updateRow(db, 'productions', unwanted.id, { cancel_requested_at: '2026-01-01 00:00:00' });
    expect(await tryCancelQueued(db, canceled, { intent: null })).toBe(true);
    expect(await positionsOf(alma, [released, unwanted, canceled, waiting])).toEqual([null, null, null, 1]);
  });

  it('is in the list as well, also in that of an operator', async () => {
    const [first, third] = [await add(alma, { turn: 10 }), await add(alma, { turn: 30 })];
    const second = await add(bela, { turn: 20 });
    const list = async (client: ApiClient, query: object) => {
      const { items } = await ok(
        client.GET('/api/productions', { params: { query: { limit: 3, ...query } } }),
      );
      return items.map(({ ulid, queue_position }) => [ulid, queue_position]);
    };
    expect(await list(alma, { status: 'queued' })).toEqual([
      [third.ulid, 3],
      [first.ulid, 1],
    ]);
    expect(await list(operator, { scope: 'all', status: 'queued' })).toEqual([
      [second.ulid, 2],
      [third.ulid, 3],
      [first.ulid, 1],
    ]);
  });

  it('is null behind a thousand others', async () => {
    await addMany(await add(bela, { turn: 0 }), 998, () => ({}));
    const [last, behind] = [await add(alma, { turn: 5_000 }), await add(alma, { turn: 6_000 })];
    expect(await positionsOf(alma, [last, behind])).toEqual([1_000, null]);
  });

  it('of another user is not told', async () => {
    const production = await add(alma, { turn: 10 });
    const { error } = await bela.GET('/api/productions/{id}', at(production.ulid));
    expect(error).toMatchObject({ code: 'PRODUCTION_NOT_FOUND' });
  });
});

describe('the estimated start', () => {
  const prefix = environment['QUEUE_PREFIX'] ?? '';
  const worker = { id: 'w', host: 'h', release: 'r', started_at: '', queues: ['render'] };
  const start = async (production: Production) => (await get(alma, production)).estimated_start;

  beforeEach(async () => {
    await beat({ redis: deps.redis, prefix }, { ...worker, profiles: [], profiles_hash: '' });
  });

  it('is told from how long others have waited, and only while the line moves', async () => {
    const production = await add(alma, { turn: 1 });
    expect(await start(production)).toBeNull();
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
    await addMany(await add(bela, { turn: 0 }), 300, (index) => ({
      status: 'completed',
      created_at: ago(4_000),
      released_at: ago(index * 10),
    }));
    const told = await vi.waitFor(async () => {
      const estimate = await start(production);
      expect(estimate).not.toBeNull();
      return estimate;
    }, patiently);
    const secondsUntil = (time: string | undefined) => (Date.parse(time ?? '') - Date.now()) / 1_000;
    expect(secondsUntil(told?.earliest)).toBeLessThan(20);
    expect(secondsUntil(told?.latest)).toBeGreaterThan(5);
    expect(secondsUntil(told?.latest)).toBeLessThan(60);
    await deps.queues.render.pause();
    await vi.waitFor(async () => {
      const { estimated_start, queue_position, blocked_reason } = await get(alma, production);
      expect(blocked_reason).toMatch(/^paused/);
      expect([queue_position, estimated_start]).toEqual([2, null]);
    }, patiently);
    await deps.queues.render.resume();
  });

  it('is null for what does not wait, and is not told when a production is accepted', async () => {
    const { id, ulid } = await add(alma, { turn: 1 });
    await updateRow(db, 'productions', id, { released_at: '2026-01-01 00:00:00' });
    expect(await get(alma, { ulid })).toMatchObject({ queue_position: null, estimated_start: null });
    const upload = await uploadOf(alma);
    const accepted = await ok(alma.POST('/api/productions', { body: { upload_id: upload } }));
    expect(accepted).not.toHaveProperty('queue_position');
  });
});

describe('the priority', () => {
  it('is normal unless a production is created with another one', async () => {
    const upload_id = await uploadOf(alma);
    const create = (body: object) => ok(alma.POST('/api/productions', { body: { upload_id, ...body } }));
    expect((await create({})).priority).toBe('normal');
    const high = await create({ priority: 'high' });
    expect(high.priority).toBe('high');
    expect((await get(alma, { ulid: high.ulid ?? '' })).priority).toBe('high');
    const items = [{ priority: 'low' as const }, {}];
    const batch = await ok(alma.POST('/api/productions/batch', { body: { upload_id, items } }));
    expect(batch.items.map(({ production }) => production?.priority)).toEqual(['low', 'normal']);
    const answer = await alma.request('POST', '/api/productions', { upload_id, priority: 'urgent' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
  });

  it('of a retry is that of the original unless the retry names one', async () => {
    const { ulid, id } = await add(alma, { turn: 1, lane: 'low' });
    await updateRow(db, 'productions', id, { status: 'failed' });
    await updateRow(db, 'uploads', (await findProduction(db, { id }))?.upload_id ?? 0, {
      status: 'uploaded',
    });
    const retry = (body?: { priority?: 'high' }) =>
      ok(alma.POST('/api/productions/{id}/retry', { ...at(ulid), body }));
    expect((await retry()).priority).toBe('low');
    expect((await retry({})).priority).toBe('low');
    expect((await retry({ priority: 'high' })).priority).toBe('high');
  });

  const update = (client: ApiClient, id: string, priority: 'low' | 'high') =>
    client.PATCH('/api/productions/{id}', { ...at(id), body: { priority } });
  const eventsOf = async (id: string) => {
    const { items } = await ok(alma.GET('/api/productions/{id}/timeline', at(id)));
    return items.filter(({ event }) => event !== 'queued').map(({ event, detail }) => [event, detail]);
  };

  it('may change while the production waits, by its owner or an operator, whom the timeline names', async () => {
    const [first, second] = [await add(alma, { turn: 10 }), await add(alma, { turn: 20 })];
    const changed = await ok(update(alma, second.ulid, 'high'));
    expect(changed).toMatchObject({ priority: 'high', queue_position: 1 });
    expect(await positionsOf(alma, [first])).toEqual([2]);
    await ok(update(alma, second.ulid, 'high'));
    expect(await ok(update(operator, second.ulid, 'low'))).toMatchObject({ queue_position: 2 });
    expect(await eventsOf(second.ulid)).toEqual([
      ['prioritized', { priority: 'high' }],
      ['prioritized', { priority: 'low', operator_id: operator.user.id }],
    ]);
    expect(await update(bela, second.ulid, 'high')).toMatchObject({
      error: { code: 'PRODUCTION_NOT_FOUND' },
    });
  });

  it('does not change once the production has left the line', async () => {
    const { ulid, id } = await add(alma, { turn: 10 });
    await updateRow(db, 'productions', id, { released_at: '2026-01-01 00:00:00' });
    const { response, error } = await update(alma, ulid, 'high');
    expect([response.status, error]).toMatchObject([409, { code: 'PRODUCTION_NOT_WAITING' }]);
    expect((await get(alma, { ulid })).priority).toBe('normal');
  });
});

describe('an operator', () => {
  const expedite = (client: ApiClient, { ulid }: { ulid: string }) =>
    client.POST('/api/productions/{id}/expedite', at(ulid));

  it('may put a production before everybody, which the timeline has once', async () => {
    const [first, second, third] = [
      await add(alma, { turn: 10 }),
      await add(bela, { turn: 20 }),
      await add(bela, { turn: 30, lane: 'low' }),
    ];
    for (let time = 0; time < 2; time += 1)
      expect(await ok(expedite(operator, third))).toMatchObject({ queue_position: 1, priority: 'low' });
    expect(await positionsOf(operator, [first, second])).toEqual([2, 3]);
    const { items } = await ok(bela.GET('/api/productions/{id}/timeline', at(third.ulid)));
    expect(items.slice(1)).toMatchObject([{ event: 'expedited', detail: { operator_id: operator.user.id } }]);
  });

  it('may not put there what has left the line, and nobody else may', async () => {
    const production = await add(alma, { turn: 10 });
    expect(await expedite(alma, production)).toMatchObject({ error: { code: 'OPERATOR_ONLY' } });
    await updateRow(db, 'productions', production.id, { released_at: '2026-01-01 00:00:00' });
    expect(await expedite(operator, production)).toMatchObject({ error: { code: 'PRODUCTION_NOT_WAITING' } });
  });
});

/** Makes an upload of the user that is complete. */
async function uploadOf({ user }: ApiClient): Promise<string> {
  const { id, asset_uuid } = await addUpload(db, user.id);
  await updateRow(db, 'uploads', id, { status: 'uploaded' });
  return asset_uuid ?? '';
}
