import { findEventNumbers, removeOldClientEvents } from '@bacs/db/events';
import {
  fanOut,
  findDueDeliveries,
  findEndpoint,
  insertEndpoint,
  recordTry,
  tryDisable,
} from '@bacs/db/webhooks';
import { sql } from 'kysely';
import { ulid as newUlid } from 'ulid';
import { beforeEach, expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';

const { db } = await createTestDatabase('webhook_retention');
let userId = 0;
const days = 30;
let ulid: string;
let id: number;

/** Adds five events of the user's that are so old, and an endpoint that has had none of them. */
beforeEach(async () => {
  userId += 1;
  ulid = newUlid();
  const { last } = await findEventNumbers(db);
  id = await db
    .transaction()
    .execute((tx) =>
      insertEndpoint(tx, { userId, ulid, url: 'https://a.example/', types: null, secret: '' }),
    );
  for (let number = last + 1; number <= last + 5; number += 1)
    await sql`INSERT INTO events (number, type, subject, user_id, data, created_at)
      VALUES (${number}, 'upload.completed', ${number}, ${userId}, '{}', CURRENT_TIMESTAMP(3) - INTERVAL 31 DAY)`.execute(
      db,
    );
  await sql`UPDATE event_numbers SET last_number = ${last + 5}`.execute(db);
});

const removeOld = async () => (await removeOldClientEvents(db, { days, after: 0, limit: 100 })).removed;
const age = (more: number) =>
  sql`UPDATE events SET created_at = created_at - INTERVAL ${more} DAY`.execute(db);

async function deliver(count: number): Promise<void> {
  const { due } = await findDueDeliveries(db, id, { most: count });
  const result = { status: 204, answer: '', error: null, next: 'delivered' as const };
  for (const delivery of due) await recordTry(db, delivery, result);
}

it('an event stays until it has become a delivery, and until that has arrived', async () => {
  expect(await removeOld()).toBe(0);
  await fanOut(db, ulid);
  expect(await removeOld()).toBe(0);
  await deliver(2);
  expect(await removeOld()).toBe(2);
  await deliver(3);
  expect(await removeOld()).toBe(3);
});

it('nobody keeps an event for longer than a week more', async () => {
  await fanOut(db, ulid);
  await age(5);
  expect(await removeOld()).toBe(0);
  await age(2);
  expect(await removeOld()).toBe(5);
});

it('a disabled endpoint keeps nothing', async () => {
  await fanOut(db, ulid);
  await tryDisable(db, id, 'off');
  expect(await findEndpoint(db, userId, ulid)).toMatchObject({ status: 'disabled' });
  expect(await removeOld()).toBe(5);
});
