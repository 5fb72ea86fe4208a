import type { Database } from '@bacs/db';
import { removeOldDeletions, requestDeletion } from '@bacs/db/deletions';
import {
  createApiKey,
  findApiKey,
  findCaller,
  removeOldKeys,
  revokeApiKey,
  tryMakeApiKey,
} from '@bacs/db/keys';
import { eventsOf, removeOldEvents } from '@bacs/db/productions';
import { removeOldPublicationEvents } from '@bacs/db/publications';
import { removeOldRequests } from '@bacs/db/requests';
import { removeOldInvitations } from '@bacs/db/spaces';
import { removeOldDeliveries } from '@bacs/db/webhooks';
import type { ProductionStatus } from '@bacs/domain';
import { sql } from 'kysely';
import { ulid as newUlid } from 'ulid';
import { describe, expect, it, vi } from 'vitest';
import { ok } from '../support/answers.ts';
import { patiently } from '../support/patiently.ts';
import { addChannel, addProduction, addUpload } from '../support/rows.ts';
import { startService } from '../support/service.ts';

const service = await startService('retention', { EXPIRE_EVERY_MS: '300' });
const prefix = service.environment['QUEUE_PREFIX'] ?? '';
const { db } = service;
const client = await service.signUp();
const userId = client.user.id;
const keptDays = 10;

type Table = keyof typeof ageOf;

/** The column that tells how old a row is. */
const ageOf = {
  production_events: 'created_at',
  space_publication_events: 'created_at',
  idempotent_requests: 'created_at',
  deletions: 'completed_at',
  api_keys: 'revoked_at',
  space_invitations: 'expires_at',
  webhook_deliveries: 'ended_at',
} as const;

async function age(table: Table | 'productions', days: number, where = sql`TRUE`): Promise<void> {
  const column = table === 'productions' ? 'completed_at' : ageOf[table];
  await sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = CURRENT_TIMESTAMP(3) - INTERVAL ${days} DAY
    WHERE ${where}`.execute(db);
}

async function count(table: Table, where = sql`TRUE`): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`SELECT COUNT(*) AS count FROM ${sql.table(table)} WHERE ${where}`.execute(db);
  return Number(rows[0]?.count);
}

async function addHistory(status: ProductionStatus, endedDays: number | null): Promise<number> {
  const { id } = await addProduction(db, await addUpload(db, userId));
  await db.updateTable('productions').set({ status }).where('id', '=', id).execute();
  if (endedDays !== null) await age('productions', endedDays, sql`id = ${id}`);
  await age('production_events', 1_000, sql`production_id = ${id}`);
  return id;
}

async function addRequest(key: string, days: number): Promise<void> {
  await db
    .insertInto('idempotent_requests')
    .values({ user_id: userId, operation: 'test', idempotency_key: key, request_hash: '', created_ids: '[]' })
    .execute();
  await age('idempotent_requests', days, sql`idempotency_key = ${key}`);
}

async function addDeletion(status: 'running' | 'failed' | 'completed', days: number): Promise<string> {
  const { id } = await addUpload(db, userId);
  const ulid = newUlid();
  await requestDeletion(db, { ulid, userId, target: { upload: id }, force: false });
  await db.updateTable('deletions').set({ status }).where('ulid', '=', ulid).execute();
  await age('deletions', days, sql`ulid = ${ulid}`);
  return ulid;
}

async function addKey(email = 'keys@example.com') {
  const { key } = await createApiKey(db, { email, displayName: 'K', name: 'k', role: 'member' });
  const caller = await findCaller(db, key);
  if (!caller) throw new Error('the new key is not valid');
  return { ...caller, key };
}

async function makeKey(maker: { keyId: number; userId: number }) {
  const wanted = { name: 'k', role: 'member' as const, expiresAt: null };
  const made = await db.transaction().execute((tx) => tryMakeApiKey(tx, maker, wanted));
  if ('refused' in made) throw new Error(made.refused);
  return { keyId: made.id, userId: maker.userId, key: made.key };
}

async function addInvitation(days: number): Promise<number> {
  const { insertId } = await db
    .insertInto('space_invitations')
    .values({
      space_id: await addChannel(db, userId),
      role: 'viewer',
      code_hash: newUlid(),
      created_by: userId,
      expires_at: new Date(Date.now() - days * 86_400_000),
    })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}

async function addPublicationEvent(): Promise<void> {
  await db
    .insertInto('space_publication_events')
    .values({ publication_id: 1, actor_user_id: userId, action: 'published' })
    .execute();
}

async function addDelivery(): Promise<void> {
  await sql`INSERT INTO webhook_deliveries (endpoint_id, event_number, type, subject, status, ended_at)
    SELECT 1, 1 + COUNT(*), 'upload.completed', 'a', 'delivered', CURRENT_TIMESTAMP(3) - INTERVAL 100 DAY
    FROM webhook_deliveries`.execute(db);
}

/** Each makes one row that is old, and removes what is. */
const kinds: [Table, () => Promise<unknown>, typeof removeOldRequests][] = [
  ['production_events', () => addHistory('failed', 100), removeOldEvents],
  ['idempotent_requests', () => addRequest(newUlid(), 100), removeOldRequests],
  ['deletions', () => addDeletion('completed', 100), removeOldDeletions],
  ['api_keys', async () => age('api_keys', 100, sql`id = ${(await addKey()).keyId}`), removeOldKeys],
  ['space_invitations', () => addInvitation(100), removeOldInvitations],
  ['webhook_deliveries', addDelivery, removeOldDeliveries],
  [
    'space_publication_events',
    () => addPublicationEvent().then(() => age('space_publication_events', 100)),
    removeOldPublicationEvents,
  ],
];

async function removeAll(remove: typeof removeOldRequests, on: Database = db): Promise<number> {
  let removed = 0;
  for (let after: number | undefined = 0; after !== undefined; ) {
    const batch = await remove(on, { days: keptDays, after, limit: 2 });
    removed += batch.removed;
    after = batch.next;
  }
  return removed;
}

describe.each(kinds)('%s', (table, addOld, remove) => {
  it('go in small batches, and two workers at once go on where one has stopped', async () => {
    for (let row = 0; row < 7; row += 1) await addOld();
    const [all, old] = [await count(table), 7];
    expect(await remove(db, { days: keptDays, after: 0, limit: 2 })).toMatchObject({ removed: 2 });
    expect(await count(table)).toBe(all - 2);
    await Promise.all([removeAll(remove), removeAll(remove)]);
    expect(await count(table)).toBe(all - old);
    expect(await remove(db, { days: keptDays, after: 0, limit: 2 })).toEqual({ removed: 0, next: undefined });
  });
});

describe('the history of a production', () => {
  it('stays while it has not ended, until long after its end, and while a deletion is at work on it', async () => {
    const kept = [
      await addHistory('queued', null),
      await addHistory('processing', null),
      await addHistory('completed', keptDays - 1),
      await addHistory('deleting', 100),
    ];
    const gone = [await addHistory('completed', 100), await addHistory('canceled', null)];
    await db
      .deleteFrom('productions')
      .where('id', '=', await addHistory('queued', null))
      .execute();
    expect(await removeAll(removeOldEvents)).toBe(3);
    for (const id of kept) expect(await eventsOf(db, id)).toHaveLength(1);
    for (const id of gone) expect(await eventsOf(db, id)).toEqual([]);
  });
});

describe('a deletion', () => {
  it('stays with its receipt while it is at work, may begin again or is to be swept again', async () => {
    const kept = [
      await addDeletion('running', 100),
      await addDeletion('failed', 100),
      await addDeletion('completed', keptDays - 1),
      await addDeletion('completed', 100),
    ];
    await sql`UPDATE deletions SET sweep_again_at = CURRENT_TIMESTAMP(3) + INTERVAL 1 HOUR
      WHERE ulid = ${kept.at(-1)}`.execute(db);
    expect(await removeAll(removeOldDeletions)).toBe(0);
    expect(await count('deletions', sql`ulid IN (${sql.join(kept)})`)).toBe(4);
  });
});

describe('a key', () => {
  it('that is removed leaves its descendants to its maker, whose revocation takes them along', async () => {
    const first = await addKey();
    const second = await makeKey(first);
    const third = await makeKey(second);
    const last = await makeKey(third);
    for (const key of [second, third])
      await revokeApiKey(db, { id: key.keyId, user_id: key.userId }, { keepDescendants: true });
    await age('api_keys', 100, sql`revoked_at IS NOT NULL`);
    expect(await removeAll(removeOldKeys)).toBe(2);
    expect(await findApiKey(db, last.keyId)).toMatchObject({ made_by: first.keyId, revoked_at: null });
    await revokeApiKey(db, { id: first.keyId, user_id: first.userId });
    expect(await findCaller(db, last.key)).toBeUndefined();
  });

  it('goes when it has expired long ago, and stays while it is valid or was valid of late', async () => {
    const [valid, expired, late] = [await addKey(), await addKey(), await addKey()];
    const expire = (id: number, days: number) =>
      sql`UPDATE api_keys SET expires_at = CURRENT_TIMESTAMP(3) - INTERVAL ${days} DAY WHERE id = ${id}`.execute(
        db,
      );
    await expire(expired.keyId, 100);
    await expire(late.keyId, keptDays - 1);
    await removeAll(removeOldKeys);
    expect(await findApiKey(db, expired.keyId)).toBeUndefined();
    for (const { keyId } of [valid, late]) expect(await findApiKey(db, keyId)).toBeDefined();
  });
});

it('the expire job removes what is older than its setting, keeps the rest, and with 0 everything', async () => {
  const create = async (key: string) =>
    await ok(
      client.POST('/api/uploads', {
        params: { header: { 'idempotency-key': key } },
        body: { filename: 'a.mp4', content_type: 'video/mp4', size_bytes: 1 },
      }),
    );
  const [soon, long] = [await create('soon'), await create('long')];
  await age('idempotent_requests', 1, sql`idempotency_key = 'soon'`);
  await age('idempotent_requests', 31, sql`idempotency_key = 'long'`);
  await addPublicationEvent();
  await age('space_publication_events', 1_000);
  const [kept, old] = [await addHistory('completed', 80), await addHistory('completed', 91)];
  const deletions = [await addDeletion('completed', 360), await addDeletion('completed', 366)];
  const [recent] = [await addInvitation(80), await addInvitation(91)];
  const worker = await service.runWorker();
  // A run removes events last.
  await vi.waitFor(async () => expect(await eventsOf(db, old)).toEqual([]), patiently);
  expect(await eventsOf(db, kept)).toHaveLength(1);
  expect((await create('soon')).upload.id).toBe(soon.upload.id);
  expect((await create('long')).upload.id).not.toBe(long.upload.id);
  expect(await count('deletions', sql`ulid IN (${sql.join(deletions)})`)).toBe(1);
  expect(await count('space_invitations', sql`id >= ${recent}`)).toBe(1);
  expect(await count('space_publication_events')).toBe(1);
  expect(worker.log()).toContain('old production events are removed');
});

describe('Redis', () => {
  it('keeps few jobs that have ended, and of those that it drops nothing', async () => {
    const { deps } = await service.runWorker();
    const { clear } = deps.queues;
    const keysOfJobs = async () => await deps.redis.keys(`${prefix}:clear:[0-9]*`);
    const open = async () => await clear.getJobCountByTypes('waiting', 'active');
    await clear.addBulk(Array.from({ length: 120 }, () => ({ name: 'clear', data: {} })));
    await vi.waitFor(async () => expect(await open()).toBe(0), patiently);
    // The others are of the schedule.
    expect((await keysOfJobs()).length).toBeGreaterThan(40);
    expect((await keysOfJobs()).length).toBeLessThanOrEqual(50);
  });

  it('keeps no other key for ever than those of the queues, and one of the watch', async () => {
    const { deps } = await service.runWorker();
    await ok(client.GET('/api/me'));
    const queues = Object.keys(deps.queues).join('|');
    const others = (await deps.redis.keys(`${prefix}:*`)).filter(
      (key) => !new RegExp(`^${prefix}:(${queues}):`).test(key),
    );
    expect(others.length).toBeGreaterThan(2);
    const lasting = await Promise.all(
      others.map(async (key) => ((await deps.redis.pttl(key)) === -1 ? [key] : [])),
    );
    expect(lasting.flat().filter((key) => key !== `${prefix}:watch-state`)).toEqual([]);
  });
});
