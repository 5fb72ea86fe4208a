import { type Database, openDatabase } from '@bacs/db';
import { createApiKey } from '@bacs/db/keys';
import { countBefore, releaseWaiting, selectLineOf, tryExpedite } from '@bacs/db/line';
import { acceptAlone, eventsOf, findProduction, tryCancelQueued, tryPrioritize } from '@bacs/db/productions';
import fc from 'fast-check';
import { sql } from 'kysely';
import { ulid } from 'ulid';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openCountedDatabase } from '../bench/rows/count-rows.ts';
import { openProxy } from '../cluster/proxy.ts';
import { createTestDatabase } from '../support/database.ts';
import { addUpload } from '../support/rows.ts';

const { url, db } = await createTestDatabase('line');
const uploadId = (await addUpload(db)).id;
const one = { backlog: 1, lookMs: 1_000 };

beforeEach(async () => {
  await sql`DELETE FROM productions`.execute(db);
  await sql`DELETE FROM dispatch`.execute(db);
});

type Lane = 'high' | 'normal' | 'low';

async function accept(userId: number, count: number, how: { weight?: number; lane?: Lane } = {}) {
  const { weight, lane } = how;
  const productions = Array.from({ length: count }, () => ({
    ulid: ulid(),
    name: null,
    config: {},
    ...(lane && { lane }),
  }));
  const { rows } = await acceptAlone(db, { userId, most: 0, weight, uploadId, productions });
  return rows.map(({ id }) => id);
}

const cancel = (id: number) => tryCancelQueued(db, { id, attempt: 1 }, { intent: null });

/** Behaves as if MediaConvert had rendered what was released so far. */
const renderAll = () =>
  sql`UPDATE productions SET status = 'completed' WHERE released_at IS NOT NULL`.execute(db);

/** Releases up to so many, one after the other. @returns their ids, in order. */
async function release(most: number): Promise<number[]> {
  const ids: number[] = [];
  while (ids.length < most) {
    await renderAll();
    const released = await releaseWaiting(db, { ...one, backlog: Math.min(50, most - ids.length) });
    if (released.length === 0) break;
    ids.push(...released.map(({ id }) => id));
  }
  return ids;
}

async function ownersOf(ids: number[]): Promise<number[]> {
  const rows = await db.selectFrom('productions').select(['id', 'user_id']).execute();
  const owners = new Map(rows.map(({ id, user_id }) => [id, user_id]));
  return ids.map((id) => owners.get(id) ?? 0);
}

describe('the line', () => {
  it('lets one production of another user go next, however many one user has', async () => {
    const many = await accept(1, 15);
    expect(await release(5)).toEqual(many.slice(0, 5));
    const [late] = await accept(2, 1);
    expect(await release(2)).toContain(late);
  });

  it('lets a user who has nothing in flight go at once, up to a quarter more than there is room for', async () => {
    const full = { ...one, backlog: 8 };
    const releaseNow = async () => (await releaseWaiting(db, full)).map(({ id }) => id);
    const many = await accept(1, 30);
    expect(await releaseNow()).toEqual(many.slice(0, 8));
    const second = await accept(2, 2);
    expect(await releaseNow()).toEqual(second.slice(0, 1));
    expect(await releaseNow(), 'they have one in flight now').toEqual([]);
    const [third] = await accept(3, 1, { weight: 0.1 });
    await accept(4, 1);
    expect(await releaseNow(), 'the last one of the spare room').toHaveLength(1);
    expect(await releaseNow(), 'no room at all').toEqual([]);
    await renderAll();
    const next = await releaseNow();
    expect(next, 'eight of both, and one of a user whose turn is late').toHaveLength(9);
    expect(next.at(-1)).toBe(third);
  });

  it('gives a user alone everything, in the order of acceptance', async () => {
    const ids = await accept(1, 60);
    expect(await release(100)).toEqual(ids);
  });

  it('does not save up what a user has left to others', async () => {
    await accept(1, 20);
    await release(12);
    await accept(2, 8);
    const owners = await ownersOf(await release(8));
    expect(owners.filter((owner) => owner === 1).length).toBeGreaterThanOrEqual(3);
  });

  it('gives by weight', async () => {
    await accept(1, 20, { weight: 3 });
    await accept(2, 20);
    const owners = await ownersOf(await release(16));
    expect(owners.filter((owner) => owner === 1)).toHaveLength(12);
  });

  it('lets lanes reorder a user’s own productions only', async () => {
    const [low, normal] = [await accept(1, 3, { lane: 'low' }), await accept(1, 3)];
    await accept(2, 9);
    const high = await accept(1, 3, { lane: 'high' });
    const order = await release(18);
    const owners = await ownersOf(order);
    expect(order.filter((_id, index) => owners[index] === 1)).toEqual([...high, ...normal, ...low]);
    for (const user of [1, 2]) expect(owners.slice(0, 8).filter((owner) => owner === user)).toHaveLength(4);
  });

  it('does not make a user pay for what they canceled', async () => {
    const [first = 0, ...others] = await accept(1, 31);
    await accept(2, 20);
    const kept = others.pop();
    for (const id of [...others.reverse(), first]) await cancel(id);
    expect(await release(2)).toContain(kept);
  });

  it('does not make a user pay for what they canceled at once', async () => {
    const user = { email: 'one@example.com', displayName: 'One', role: 'member' as const, name: 'test' };
    const { userId } = await createApiKey(db, user);
    const others = await accept(userId, 31);
    await accept(userId + 1, 20);
    const kept = others.pop();
    const canceled = await Promise.all(others.map(cancel));
    expect(canceled).not.toContain(false);
    expect(await release(2)).toContain(kept);
  });

  it('puts one before everybody for an operator, whatever its lane', async () => {
    await accept(1, 5);
    const [, , last = 0] = await accept(2, 3, { lane: 'low' });
    await accept(2, 1, { lane: 'high' });
    expect(await tryExpedite(db, last)).toBe(true);
    expect(await release(1)).toEqual([last]);
    expect(await tryExpedite(db, last)).toBe(false);
  });

  it('gives each of several that operators put there at once a place of its own', async () => {
    const ids: number[] = [];
    for (const user of [1, 2, 3, 4, 5, 6]) ids.push(...(await accept(user, 1)));
    await Promise.all(ids.map((id) => tryExpedite(db, id)));
    const turns = await db.selectFrom('productions').select('turn').where('turn', '<', 0).execute();
    expect(new Set(turns.map(({ turn }) => turn)).size).toBe(ids.length);
    const [late = 0] = await accept(7, 1);
    await tryExpedite(db, late);
    expect(await release(1)).toEqual([late]);
  });

  it('lets nobody inherit the place of one that an operator has put before everybody', async () => {
    const [other] = await accept(1, 3);
    const [expedited = 0] = await accept(2, 3);
    await tryExpedite(db, expedited);
    await cancel(expedited);
    expect(await release(1)).toEqual([other]);
  });

  it('keeps a history short whose owner cannot decide on a lane', async () => {
    const [id = 0] = await accept(1, 1);
    for (let change = 1; change <= 60; change += 1)
      await tryPrioritize(db, { id, attempt: 1 }, { lane: change % 2 ? 'high' : 'low' });
    expect((await eventsOf(db, id)).filter(({ event }) => event === 'prioritized')).toHaveLength(50);
    expect(await findProduction(db, { id })).toMatchObject({ lane: 'low' });
  });

  it('tells how many wait before a turn, up to a limit', async () => {
    const ids = await accept(1, 30);
    const turn = (await findProduction(db, { id: ids[10] ?? 0 }))?.turn ?? 0;
    expect(await countBefore(db, turn, 100)).toBe(10);
    expect(await countBefore(db, turn, 5)).toBe(5);
  });

  it('is not held up by what is blocked for reasons of its own', async () => {
    const [stuck = 0] = await accept(1, 1);
    const waiting = await accept(2, 2);
    await releaseWaiting(db, { ...one, backlog: 2 });
    await sql`UPDATE productions SET blocked_reason = 'profile: it is missing',
      blocked_at = CURRENT_TIMESTAMP(3) - INTERVAL 10 SECOND WHERE id = ${stuck}`.execute(db);
    await sql`UPDATE productions SET status = 'processing', started_at = CURRENT_TIMESTAMP(3)
      WHERE id = ${waiting[0]}`.execute(db);
    expect(await releaseWaiting(db, one)).toMatchObject([{ id: waiting[1] }]);
  });

  describe('while what was submitted waits in a MediaConvert queue that is paused', () => {
    const pausedReason = 'paused: the MediaConvert queue Default is paused';
    const rulesWhile = (isPaused: boolean) => ({
      ...one,
      queue: { pausedReason, isPaused: async () => isPaused },
    });
    let waiting: number[];

    const submitInto = async (queue: string) => {
      waiting = await accept(1, 3);
      const [first = 0] = waiting;
      expect(await releaseWaiting(db, one)).toMatchObject([{ id: first }]);
      await sql`UPDATE productions SET status = 'submitted', started_at = CURRENT_TIMESTAMP(3),
        blocked_reason = ${`paused: the MediaConvert queue ${queue} is paused`} WHERE id = ${first}`.execute(
        db,
      );
    };

    it('goes on if that is another queue, and its jobs take no room', async () => {
      await submitInto('Old');
      expect(await releaseWaiting(db, rulesWhile(false))).toMatchObject([{ id: waiting[1] }]);
      expect(await releaseWaiting(db, rulesWhile(false))).toEqual([]);
    });

    it('releases nothing if that is the queue of new jobs', async () => {
      await submitInto('Old');
      expect(await releaseWaiting(db, rulesWhile(true))).toEqual([]);
      expect(await releaseWaiting(db, rulesWhile(false))).toHaveLength(1);
    });

    it('gives their room to nobody until they go on', async () => {
      await submitInto('Default');
      expect(await releaseWaiting(db, rulesWhile(false))).toEqual([]);
    });
  });

  it('passes over rows of the older system that nobody can render yet', async () => {
    await sql`ALTER TABLE productions MODIFY COLUMN ulid CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
      MODIFY COLUMN user_id BIGINT UNSIGNED NULL`.execute(db);
    await sql`INSERT INTO productions (upload_id, user_id, status) VALUES (1, NULL, 'queued')`.execute(db);
    const ids = await accept(1, 2);
    expect(await release(10)).toEqual(ids);
  });
});

describe('several who release at the same time', () => {
  it('keep to the backlog together', async () => {
    await accept(1, 40);
    await accept(2, 40);
    const workers = Array.from({ length: 4 }, () => openDatabase(url, { poolSize: 2 }));
    onTestFinished(async () => void (await Promise.all(workers.map((worker) => worker.destroy()))));
    const rules = { backlog: 7, lookMs: 1_000 };
    const releases = Array.from({ length: 12 }, (_, index) =>
      releaseWaiting(workers[index % 4] ?? db, rules),
    );
    const released = (await Promise.all(releases)).flat().map(({ id }) => id);
    expect(new Set(released).size).toBe(7);
    expect(released).toHaveLength(7);
  });

  it('take the next one when the first is canceled meanwhile', async () => {
    const [first = 0, second] = await accept(1, 3);
    const at = new URL(url);
    const proxy = await openProxy(Number(at.port));
    at.port = String(proxy.port);
    const slow = openDatabase(at.href);
    onTestFinished(async () => {
      await slow.destroy();
      await proxy.close();
    });
    const held = proxy.hold(/update `productions` set `released_at`/);
    const releasing = releaseWaiting(slow, one);
    const { release: goOn } = await held;
    expect(await cancel(first)).toBe(true);
    goOn();
    expect(await releasing).toMatchObject([{ id: second }]);
  });

  it('are held up for seconds only by one that is gone without a word', { timeout: 60_000 }, async () => {
    const ids = await accept(1, 3);
    const at = new URL(url);
    const proxy = await openProxy(Number(at.port));
    at.port = String(proxy.port);
    const gone = openDatabase(at.href, { queryTimeoutMs: 0 });
    onTestFinished(async () => {
      await proxy.close();
      await gone.destroy();
    });
    const held = proxy.hold(/update `dispatch`/);
    const lost = releaseWaiting(gone, one).catch((error: unknown) => error);
    await held;
    const released = await vi.waitFor(() => releaseWaiting(db, one), { timeout: 40_000 });
    expect(released).toMatchObject([{ id: ids[0] }]);
    await proxy.setMode('reset');
    expect(await lost).toBeInstanceOf(Error);
  });

  it('lose nothing to those who cancel and accept meanwhile', async () => {
    const ids = await accept(1, 30);
    const [released, canceled] = await Promise.all([
      release(200),
      Promise.all(ids.filter((id) => id % 3 === 0).map(async (id) => ((await cancel(id)) ? id : undefined))),
      accept(2, 10),
    ]);
    const all = [...released, ...(await release(200))];
    expect(new Set(all).size).toBe(all.length);
    // One may be canceled just after its release.
    expect(new Set([...all, ...canceled.filter((id) => id !== undefined)]).size).toBe(40);
  });
});

describe('whatever comes and goes', () => {
  const users = [1, 2, 3, 4, 5];
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        accept: fc.constantFrom(...users),
        count: fc.integer({ min: 1, max: 9 }),
        lane: fc.constantFrom<Lane>('high', 'normal', 'normal', 'low'),
      }),
    },
    { weight: 2, arbitrary: fc.record({ cancel: fc.nat() }) },
    { weight: 3, arbitrary: fc.record({ release: fc.integer({ min: 1, max: 9 }) }) },
  );
  const weights = fc.tuple(...users.map(() => fc.constantFrom(0.5, 1, 1, 2)));

  it('shares follow weights, each lane is first in first out, and all go in the end', {
    timeout: 300_000,
  }, async () => {
    const world = fc.record({ weights, steps: fc.array(step, { minLength: 15, maxLength: 25 }) });
    await fc.assert(
      fc.asyncProperty(world, async ({ weights, steps }) => {
        await sql`DELETE FROM productions`.execute(db);
        await sql`DELETE FROM dispatch`.execute(db);
        const weightOf = (user: number) => weights[user - 1] ?? 1;
        const waiting = new Map<number, { user: number; lane: Lane }>();
        let order: { user: number; lane: Lane; id: number; had: Set<number> }[] = [];
        const go = async (most: number) => {
          for (const id of await release(most)) {
            const had = new Set([...waiting.values()].map(({ user }) => user));
            const production = waiting.get(id);
            if (!production) throw new Error(`${id} did not wait`);
            const first = [...waiting].find(
              ([, { user, lane }]) => user === production.user && lane === production.lane,
            );
            expect(id, 'first in, first out').toBe(first?.[0]);
            waiting.delete(id);
            order.push({ ...production, id, had });
          }
        };
        for (const action of steps) {
          if ('accept' in action) {
            const { accept: user, count, lane } = action;
            for (const id of await accept(user, count, { lane, weight: weightOf(user) }))
              waiting.set(id, { user, lane });
          } else if ('cancel' in action) {
            const ids = [...waiting.keys()];
            const id = ids[action.cancel % ids.length];
            if (id !== undefined && (await cancel(id))) waiting.delete(id);
          } else await go(action.release);
        }
        await go(1_000);
        expect(waiting.size, 'all go').toBe(0);
        // Between two users who have work all the time, none gets ahead by more than a turn of each.
        for (const user of users)
          for (const other of users.filter((id) => id > user)) {
            let [least, most, lead] = [0, 0, 0];
            for (const { user: owner, had } of order) {
              if (!had.has(user) || !had.has(other)) {
                [least, most, lead] = [0, 0, 0];
                continue;
              }
              if (owner === user) lead += 1 / weightOf(user);
              if (owner === other) lead -= 1 / weightOf(other);
              [least, most] = [Math.min(least, lead), Math.max(most, lead)];
              const turns = 1 / weightOf(user) + 1 / weightOf(other);
              expect(most - least, `users ${user} and ${other}`).toBeLessThanOrEqual(2 * turns + 0.001);
            }
          }
        order = [];
      }),
      { numRuns: 3 },
    );
  });

  it('over any hundred releases, forty users have even shares while they have work', async () => {
    const users = Array.from({ length: 40 }, (_, index) => index + 1);
    for (const user of users) await accept(user, user % 4 === 0 ? 1 : 6);
    const owners = await ownersOf(await release(200));
    // Thirty users have work all the time, after those with one have gone.
    for (let from = 40; from + 100 <= owners.length; from += 1) {
      const window = owners.slice(from, from + 100);
      for (const user of users.filter((user) => user % 4 !== 0)) {
        const share = window.filter((owner) => owner === user).length;
        expect(Math.abs(share - 100 / 30), `user ${user} from ${from}`).toBeLessThan(1);
      }
    }
  });
});

describe('a long line', () => {
  it('is not read: each question reads a few rows', async () => {
    for (let after = 0; after < 20_000; after += 1_000)
      await sql`INSERT INTO productions (ulid, upload_id, user_id, status, turn, released_at)
        WITH RECURSIVE n (i) AS (SELECT ${sql.lit(after + 1)} UNION ALL SELECT i + 1 FROM n WHERE i < ${sql.lit(after + 1_000)})
        SELECT LPAD(i, 26, '0'), 1, i % 50, IF(i % 2, 'queued', 'completed'), i * 1000,
          IF(i % 2, NULL, CURRENT_TIMESTAMP(3)) FROM n`.execute(db);
    const counted = openCountedDatabase(url);
    onTestFinished(() => counted.db.destroy());
    const rowsOf = async (work: (one: Database) => Promise<unknown>) =>
      (await counted.count(() => work(counted.db))).cost.rows;
    await releaseWaiting(db, one);
    await renderAll();
    expect(await rowsOf((one_) => releaseWaiting(one_, one))).toBeLessThan(60);
    expect(await rowsOf((one_) => releaseWaiting(one_, one)), 'no room').toBeLessThan(20);
    expect(await rowsOf((one_) => countBefore(one_, 5_000_000, 100))).toBeLessThan(220);
    expect(
      await rowsOf((one_) =>
        one_.transaction().execute((tx) => tx.selectNoFrom([...selectLineOf(tx, 1)]).execute()),
      ),
    ).toBeLessThan(10);
    const [id = 0] = await accept(7, 1);
    expect(await rowsOf((one_) => tryCancelQueued(one_, { id, attempt: 1 }, { intent: null }))).toBeLessThan(
      100,
    );
    const spare = { ...one, backlog: 4 };
    await sql`UPDATE productions SET released_at = CURRENT_TIMESTAMP(3) WHERE status = 'queued' AND turn < 10000`.execute(
      db,
    );
    expect(await rowsOf((one_) => releaseWaiting(one_, spare)), 'room for newcomers').toBeLessThan(400);
    await sql`UPDATE productions SET cancel_requested_at = CURRENT_TIMESTAMP(3) WHERE status = 'queued'`.execute(
      db,
    );
    expect(await rowsOf((one_) => releaseWaiting(one_, one)), 'at rest').toBeLessThan(5);
  });
});
