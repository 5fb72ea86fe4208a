import type { Production } from '@bacs/db';
import { findPositions, lastReleases, releaseWaiting, tryExpedite } from '@bacs/db/line';
import { acceptAlone } from '@bacs/db/productions';
import { estimateStart, learnWaits } from '@bacs/domain';
import { sql } from 'kysely';
import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../soak/random.ts';
import { createTestDatabase } from '../support/database.ts';
import { addUpload } from '../support/rows.ts';

const { db } = await createTestDatabase('line_release');
const uploadId = (await addUpload(db)).id;

beforeEach(async () => {
  await sql`DELETE FROM productions`.execute(db);
  await sql`DELETE FROM dispatch`.execute(db);
});

const lanes = ['high', 'normal', 'low'] as const;

async function accept(userId: number, wanted: (typeof lanes)[number][]): Promise<number[]> {
  const productions = wanted.map((lane) => ({ ulid: ulid(), name: null, config: {}, lane }));
  const { rows } = await acceptAlone(db, { userId, most: 0, uploadId, productions });
  return rows.map(({ id }) => id);
}

/** Releases what goes next while fewer than `slots` run; MediaConvert takes it at once. */
async function release(slots: number): Promise<number[]> {
  const { count } = await db
    .selectFrom('productions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', '=', 'processing')
    .executeTakeFirstOrThrow();
  const released = await releaseWaiting(db, { backlog: slots - Number(count), lookMs: 1_000 });
  const ids = released.map(({ id }) => id);
  if (ids.length > 0)
    await db.updateTable('productions').set({ status: 'processing' }).where('id', 'in', ids).execute();
  return ids;
}

const end = (ids: number[]) =>
  db.updateTable('productions').set({ status: 'completed' }).where('id', 'in', ids).execute();

const allWaiting = (): Promise<Production[]> =>
  db.selectFrom('productions').selectAll().where('status', '=', 'queued').execute();

describe('the release', () => {
  it('releases in the order of the positions', async () => {
    const random = createRandom(7);
    const ids: number[] = [];
    for (let batch = 0; batch < 12; batch += 1) {
      const wanted = Array.from({ length: random.int(1, 6) }, () => random.pick(lanes));
      ids.push(...(await accept(random.int(1, 4), wanted)));
      if (batch % 4 === 3) await end(await release(2));
    }
    for (const id of [random.int(20, ids.length - 1), ids.length - 1])
      expect(await tryExpedite(db, ids[id] ?? 0)).toBe(true);
    const waiting = await allWaiting();
    const positions = await findPositions(db, waiting);
    const order = [...positions].sort(([, one], [, other]) => one - other);
    expect(order.map(([, position]) => position)).toEqual(waiting.map((_, index) => index + 1));
    const released: number[] = [];
    while (released.length < waiting.length) {
      const next = await release(1);
      await end(next);
      released.push(...next);
    }
    expect(released).toEqual(order.map(([id]) => id));
  });

  it('goes on for others when as many as may be unsubmitted cannot be', async () => {
    const stuck = await accept(1, Array(20).fill('normal'));
    expect(await releaseWaiting(db, { lookMs: 5_000 })).toHaveLength(20);
    await sql`UPDATE dispatch SET in_flight = 40`.execute(db);
    await db
      .updateTable('productions')
      .set({
        blocked_reason: 'profile: there is no profile "gone"',
        blocked_at: sql<Date>`CURRENT_TIMESTAMP(3) - INTERVAL 1 MINUTE`,
        released_at: sql<Date>`CURRENT_TIMESTAMP(3) - INTERVAL 1 MINUTE`,
      })
      .where('id', 'in', stuck)
      .execute();
    const [other] = await accept(2, ['normal']);
    expect(await releaseWaiting(db, { lookMs: 5_000 })).toMatchObject([{ id: other }]);
  });

  it('what was rendered again tells nothing of how long others have waited', async () => {
    const ids = await accept(1, ['normal', 'normal', 'normal']);
    await release(3);
    const failed_jobs = JSON.stringify([{ id: 'job', code: '1999' }]);
    await db
      .updateTable('productions')
      .set({ failed_jobs })
      .where('id', '=', ids[1] ?? 0)
      .execute();
    await setTime('created_at', ids, 0);
    for (const [index, id] of ids.entries()) await setTime('released_at', [id], (index + 1) * 60_000);
    const { releases } = await lastReleases(db);
    expect(releases).toEqual(
      [1, 3].map((minute) => ({ acceptedAt: epoch, releasedAt: epoch + minute * 60_000 })),
    );
  });

  it('starts most productions when the estimate says', async () => {
    const random = createRandom(3);
    const slots = 4;
    const exponential = (mean: number) => -mean * Math.log(random.int(1, 1_000_000) / 1_000_001);
    const renders = new Map<number, number>();
    const asked = new Map<number, { earliest: number; latest: number }>();
    const held: boolean[] = [];
    let accepting = 0;
    for (let now = 0; held.length < 40; ) {
      now = Math.min(accepting, ...renders.values());
      if (now === accepting) {
        const ids = await accept(
          random.int(1, 6),
          Array.from({ length: random.int(1, 12) }, () => 'normal' as const),
        );
        await setTime('created_at', ids, now);
        accepting += exponential(105_000);
      }
      const ended = [...renders].filter(([, at]) => at <= now).map(([id]) => id);
      for (const id of ended) renders.delete(id);
      if (ended.length > 0) await end(ended);
      const released = await release(slots);
      if (released.length > 0) await setTime('released_at', released, now);
      for (const id of released) {
        renders.set(id, now + exponential(60_000));
        const estimate = asked.get(id);
        if (estimate) held.push(estimate.earliest <= now && now <= estimate.latest);
      }
      await ask(now);
    }
    const share = held.filter(Boolean).length / held.length;
    expect(share).toBeGreaterThan(0.8);

    async function ask(now: number): Promise<void> {
      const waiting = (await allWaiting()).filter(({ id }) => !asked.has(id));
      if (waiting.length === 0) return;
      const production = waiting[random.int(0, waiting.length - 1)];
      if (!production) return;
      const position = (await findPositions(db, [production])).get(production.id) ?? 0;
      const { releases } = await lastReleases(db);
      const acceptedAt = production.created_at.getTime() - epoch;
      const past = releases.map((one) => ({
        acceptedAt: one.acceptedAt - epoch,
        releasedAt: one.releasedAt - epoch,
      }));
      const estimate = estimateStart(learnWaits(past, now), { position, acceptedAt }, now);
      if (estimate) asked.set(production.id, estimate);
    }
  });
});

/** The simulated time begins here. */
const epoch = Date.parse('2026-01-01T00:00:00Z');

async function setTime(column: 'created_at' | 'released_at', ids: number[], now: number): Promise<void> {
  await sql`UPDATE productions SET ${sql.ref(column)} = ${new Date(epoch + now)} WHERE id IN (${sql.join(ids)})`.execute(
    db,
  );
}
