import { findEventNumbers } from '@bacs/db/events';
import {
  fanOut,
  findDueDeliveries,
  insertEndpoint,
  noteDelivered,
  noteFailing,
  recordTry,
} from '@bacs/db/webhooks';
import { sql } from 'kysely';
import { ulid as newUlid } from 'ulid';
import { beforeEach, expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';

const { db } = await createTestDatabase('webhook_condition');
let userId = 0;
let ulid: string;
let id: number;

beforeEach(async () => {
  userId += 1;
  ulid = newUlid();
  id = await db
    .transaction()
    .execute((tx) =>
      insertEndpoint(tx, { userId, ulid, url: 'https://a.example/', types: null, secret: '' }),
    );
});

/** Adds an event of each subject, and its delivery. */
async function add(...subjects: string[]): Promise<void> {
  let { last } = await findEventNumbers(db);
  for (const subject of subjects) {
    last += 1;
    await sql`INSERT INTO events (number, type, subject, user_id, data, created_at)
      VALUES (${last}, 'upload.completed', ${subject}, ${userId}, '{}', CURRENT_TIMESTAMP(3))`.execute(db);
  }
  await sql`UPDATE event_numbers SET last_number = ${last}`.execute(db);
  await fanOut(db, ulid);
}

/** Tries all that is due, in vain, and has it wait for ten hours. */
async function refuseDue(): Promise<void> {
  const { due } = await findDueDeliveries(db, id, { most: 10 });
  const refused = { status: 400, answer: '', error: null, next: { afterMs: 10 * 60 * 60_000 } };
  for (const delivery of due) await recordTry(db, delivery, refused);
}

const letPass = (minutes: number) =>
  sql`UPDATE webhook_deliveries SET first_tried_at = first_tried_at - INTERVAL ${minutes} MINUTE,
    next_try_at = next_try_at - INTERVAL ${minutes} MINUTE WHERE endpoint_id = ${id}`.execute(db);

async function subjectsDue(options: { most: number; isFailing?: boolean }): Promise<string[]> {
  const { due } = await findDueDeliveries(db, id, options);
  const ids = due.map((delivery) => delivery.id);
  const rows = await db
    .selectFrom('webhook_deliveries')
    .select(['id', 'subject'])
    .where('endpoint_id', '=', id)
    .execute();
  return ids.map((one) => rows.find((row) => row.id === one)?.subject ?? '');
}

it('an endpoint that fails is tried with what was tried least, and else what has waited longest goes first', async () => {
  await add('refused', 'refused too');
  await refuseDue();
  await letPass(11 * 60);
  await add('fresh');
  expect(await subjectsDue({ most: 1, isFailing: true })).toEqual(['fresh']);
  expect((await subjectsDue({ most: 3 })).at(-1)).toBe('fresh');
});

it('what was refused before everything failed has waits of its own, and the rest is due once something arrives', async () => {
  await add('refused');
  await refuseDue();
  await letPass(5);
  await add('down', 'down too');
  await refuseDue();
  await noteFailing(db, id, { pauseMs: 5_000 });
  expect(await subjectsDue({ most: 10 })).toEqual([]);
  await noteDelivered(db, id);
  expect((await subjectsDue({ most: 10 })).sort()).toEqual(['down', 'down too']);
});

it('all that waits is due where the endpoint has changed', async () => {
  await add('refused');
  await refuseDue();
  await letPass(5);
  await noteFailing(db, id, { pauseMs: 5_000 });
  await noteDelivered(db, id, { hasArrived: false });
  expect(await subjectsDue({ most: 10 })).toEqual(['refused']);
});
