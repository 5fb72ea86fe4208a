import { buildApp, type Dependencies, openDependencies } from '@bacs/api';
import { countValidKeys } from '@bacs/db/keys';
import { countUnfinished, findProduction, tryCancelQueued, tryMarkFailed } from '@bacs/db/productions';
import { countOwnSpaces } from '@bacs/db/spaces';
import { countAnnounced } from '@bacs/db/uploads';
import { sql } from 'kysely';
import { ulid as newUlid } from 'ulid';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import { ApiClient, type ProductionConfig, type Upload } from '../support/api-client.ts';
import { countLockWaits, killLockWaits } from '../support/lock-waits.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { addUpload, updateRow } from '../support/rows.ts';
import { type Service, startService } from '../support/service.ts';

const most = 5;
const service: Service = await startService('quota', { RATE_LIMIT_PER_MINUTE: '0' });
const { db } = service;
// Two hundred requests at once wait in one line, on a busy machine for longer than a client usually would.
const patient = { REQUEST_DEADLINE_MS: 60_000 };
const bounded = [await startReplica(most, patient), await startReplica(most, patient)] as const;
let film: string;

beforeAll(async () => {
  film = await createStudio(inject('testDir')).film('quota.mp4', '640x360', 1);
});

/** Starts another replica of the API with its own connections. @returns its address. */
async function startReplica(
  MAX_UNFINISHED_PRODUCTIONS: number,
  more: Partial<Dependencies['config']> = {},
): Promise<string> {
  const config = { ...service.deps.config, MAX_UNFINISHED_PRODUCTIONS, ...more };
  const { deps, closeDependencies } = await openDependencies(config);
  const app = await buildApp(deps);
  afterTests(async () => {
    await app.close();
    await closeDependencies();
  });
  return await app.listen({ host: '127.0.0.1', port: 0 });
}

const reach = (client: ApiClient, url: string) =>
  new ApiClient({ url, key: client.key, user: client.user, check: service.contract.check });

/** Makes a user with an upload, who reaches the first replica. */
async function signUp(role?: 'operator'): Promise<{ api: ApiClient; upload: Upload }> {
  const api = reach(await service.signUp(role), bounded[0]);
  return { api, upload: await api.upload(film) };
}

const create = (api: ApiClient, upload: Upload, config: ProductionConfig = {}, key?: string) =>
  api.POST('/api/productions', {
    params: { header: key === undefined ? {} : { 'idempotency-key': key } },
    body: { upload_id: upload.uuid, ...config },
  });

const createMany = (api: ApiClient, upload: Upload, items: ProductionConfig[], key?: string) =>
  api.POST('/api/productions/batch', {
    params: { header: key === undefined ? {} : { 'idempotency-key': key } },
    body: { upload_id: upload.uuid, items },
  });

const nameless = (count: number) => Array.from({ length: count }, () => ({}));

async function fillUp(api: ApiClient, upload: Upload, count = most): Promise<string[]> {
  const { items } = await ok(createMany(api, upload, nameless(count)));
  return items.map(({ production }) => production?.ulid ?? '');
}

/** Ends a queued production as a worker does. */
async function end(ulid: string | undefined): Promise<void> {
  const production = await findProduction(db, { ulid: ulid ?? '' });
  if (!production) throw new Error('no such production');
  const why = { code: 'TEST', message: 'The test has ended it' };
  expect(await tryMarkFailed(db, production, why)).toBe(true);
}

const unfinishedOf = (api: ApiClient) => countUnfinished(db, api.user.id, 1_000);

const refused = {
  response: { status: 429 },
  error: {
    code: 'QUOTA_EXCEEDED',
    title: 'There are as many of these as there may be at a time',
    detail: expect.stringMatching(
      /^You have 5 unfinished productions and may have 5 at a time; this request adds 1[.]/,
    ),
  },
};

describe('a user with as many unfinished productions as one may have', () => {
  it('is told how many there are, and goes on when a worker has ended one', async () => {
    const { api, upload } = await signUp();
    const ulids = await fillUp(api, upload);
    const answer = await create(api, upload);
    expect(answer).toMatchObject(refused);
    expect(Number(answer.response.headers.get('retry-after'))).toBe(60);
    const worker = await service.runWorker();
    for (const ulid of ulids) await api.waitFor(ulid, 'completed');
    await worker.close();
    expect((await create(api, upload)).response.status).toBe(202);
  });

  it('goes on when one is canceled, or is being deleted', async () => {
    const { api, upload } = await signUp();
    const [one, two] = await fillUp(api, upload);
    const production = await findProduction(db, { ulid: one ?? '' });
    if (!production) throw new Error('no such production');
    expect(await tryCancelQueued(db, production, { intent: null })).toBe(true);
    expect((await create(api, upload)).response.status).toBe(202);
    expect(await create(api, upload)).toMatchObject(refused);
    await ok(api.DELETE('/api/productions/{id}', at(two ?? '')));
    expect((await create(api, upload)).response.status).toBe(202);
    expect(await create(api, upload)).toMatchObject(refused);
  });

  it('waits no longer than the render that is farthest needs', async () => {
    const { api, upload } = await signUp();
    const ids = await Promise.all(
      (await fillUp(api, upload)).map(async (ulid) => (await findProduction(db, { ulid }))?.id ?? 0),
    );
    const render = async (id: number | undefined, percent: number) => {
      await updateRow(db, 'productions', id ?? 0, { status: 'processing', progress_percent: percent });
      await sql`UPDATE productions SET started_at = CURRENT_TIMESTAMP(3) - INTERVAL 100 SECOND
        WHERE id = ${id}`.execute(db);
      return Number((await create(api, upload)).response.headers.get('retry-after'));
    };
    expect(await render(ids[0], 0)).toBe(60);
    expect(await render(ids[1], 10)).toBe(300);
    expect(await render(ids[2], 50)).toBeGreaterThanOrEqual(100);
    expect(await render(ids[3], 80)).toBeLessThanOrEqual(30);
    expect(await render(ids[4], 99)).toBe(5);
  });

  it('is answered what was accepted when the request comes again, and may use a refused key later', async () => {
    const { api, upload } = await signUp();
    const first = await create(api, upload, {}, 'accepted');
    const batch = await ok(createMany(api, upload, nameless(most - 1), 'accepted'));
    const again = await create(api, upload, {}, 'accepted');
    expect([again.response.status, again.data?.ulid]).toEqual([202, first.data?.ulid]);
    expect(await ok(createMany(api, upload, nameless(most - 1), 'accepted'))).toEqual(batch);
    expect(await create(api, upload, {}, 'refused')).toMatchObject(refused);
    await end(first.data?.ulid ?? undefined);
    const later = await create(api, upload, {}, 'refused');
    expect([later.response.status, later.response.headers.get('idempotent-replayed')]).toEqual([202, null]);
  });

  it('may be an operator, and keeps nobody else waiting', async () => {
    const { api, upload } = await signUp('operator');
    await fillUp(api, upload);
    expect(await create(api, upload)).toMatchObject(refused);
    const other = await signUp();
    expect((await create(other.api, other.upload)).response.status).toBe(202);
  });

  it('has among them what the older system left pending', async () => {
    const { api, upload } = await signUp();
    const [ulid] = await fillUp(api, upload);
    const production = await findProduction(db, { ulid: ulid ?? '' });
    await updateRow(db, 'productions', production?.id ?? 0, { status: 'pending' });
    expect(await create(api, upload)).toMatchObject(refused);
  });

  it('is not refused where the setting is 0', async () => {
    const { api, upload } = await signUp();
    await fillUp(api, upload);
    const free = reach(api, await startReplica(0));
    expect((await create(free, upload)).response.status).toBe(202);
    expect(await ok(free.GET('/api/me'))).toMatchObject({ unfinished_productions: { most: null } });
  });

  it('sees in getMe how many there are', async () => {
    const { api, upload } = await signUp();
    await fillUp(api, upload, 2);
    expect(await ok(api.GET('/api/me'))).toMatchObject({ unfinished_productions: { count: 2, most } });
  });
});

describe('a request that does not fit any more', () => {
  it('is refused as a whole when it is a batch; what its items are refused for takes no place', async () => {
    const { api, upload } = await signUp();
    await fillUp(api, upload, 3);
    const answer = await createMany(api, upload, nameless(3));
    expect([answer.response.status, answer.error?.code]).toEqual([429, 'QUOTA_EXCEEDED']);
    expect(answer.error?.detail).toContain('You have 3 unfinished productions');
    expect(answer.error?.detail).toContain('this request adds 3');
    expect(await unfinishedOf(api)).toBe(3);
    const mixed = await createMany(api, upload, [{}, { profile: 'nothing' }, {}]);
    expect(mixed.data?.items.map(({ status }) => status)).toEqual([202, 422, 202]);
    const none = await createMany(api, upload, [{ profile: 'nothing' }]);
    expect(none.data?.items.map(({ status }) => status)).toEqual([422]);
  });

  it('is refused when it retries', async () => {
    const { api, upload } = await signUp();
    const [failed] = await fillUp(api, upload);
    await end(failed);
    const retry = () => api.POST('/api/productions/{id}/retry', at(failed ?? ''));
    expect((await retry()).response.status).toBe(202);
    expect(await retry()).toMatchObject(refused);
  });
});

describe('a user with as many as one may have', () => {
  const file = { filename: 'a.mp4', content_type: 'video/mp4', size_bytes: 5 } as const;
  const slug = () => newUlid().toLowerCase();
  let url: string;
  beforeAll(async () => {
    url = await startReplica(0, { MAX_ANNOUNCED_UPLOADS: 2, MAX_API_KEYS: 2, MAX_SPACES: 2 });
  });

  const announce = (api: ApiClient) => api.POST('/api/uploads', { body: file });
  const addKey = (api: ApiClient) => api.POST('/api/keys', { body: { name: 'another' } });
  const addSpace = (api: ApiClient) =>
    api.POST('/api/spaces', { body: { type: 'group', name: 'A space', slug: slug() } });
  type Add = (api: ApiClient) => Promise<{ response: Response; error?: { code: string; detail?: string } }>;

  it.each<[what: string, had: number, add: Add, remedy: string]>([
    ['uploads whose file has not come', 0, announce, 'Complete or delete some of them.'],
    // The user signs in with one.
    ['valid API keys', 1, addKey, 'Revoke one that nobody uses.'],
    ['spaces', 0, addSpace, 'Use one that you have.'],
  ])('is told what to do about %s, also when ten are asked for at once', async (what, had, add, remedy) => {
    const api = reach(await service.signUp(), url);
    const answers = await Promise.all(Array.from({ length: 10 }, () => add(api)));
    const statuses = answers.map(({ response }) => response.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(2 - had);
    const refusals = answers.flatMap(({ error }) => (error ? [error] : []));
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['QUOTA_EXCEEDED']));
    expect(refusals[0]?.detail).toBe(
      `You have 2 ${what} and may have 2 at a time; this request adds 1. ${remedy}`,
    );
    expect(answers.at(-1)?.response.headers.get('retry-after')).toBeNull();
  });

  it('goes on when a key is revoked, and when an upload is deleted or its file is there', async () => {
    const api = reach(await service.signUp(), url);
    const { api_key } = await ok(addKey(api));
    expect((await addKey(api)).response.status).toBe(429);
    await ok(api.DELETE('/api/keys/{id}', at(api_key.id)));
    expect((await addKey(api)).response.status).toBe(201);
    const { upload } = await ok(announce(api));
    await api.upload(film);
    expect((await announce(api)).response.status).toBe(201);
    expect((await announce(api)).response.status).toBe(429);
    await ok(api.DELETE('/api/uploads/{id}', at(upload.uuid ?? '')));
    expect((await announce(api)).response.status).toBe(201);
  });
});

it('a key whose user is gone makes nothing', async () => {
  const { api, upload } = await signUp();
  await sql`DELETE FROM users WHERE id = ${api.user.id}`.execute(db);
  expect(await create(api, upload)).toMatchObject({
    response: { status: 404 },
    error: { code: 'USER_NOT_FOUND' },
  });
});

describe('many requests at once', () => {
  it('of one user over two replicas, with and without keys, single and in batches, do not slip past', async () => {
    const { api, upload } = await signUp();
    const replicas = bounded.map((url) => reach(api, url));
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const one = replicas[index % 2] ?? api;
        const key = index % 3 === 0 ? `key-${index}` : undefined;
        if (index % 5 === 0) return await createMany(one, upload, nameless(2), key);
        return await create(one, upload, {}, key);
      }),
    );
    const statuses = new Set(answers.map(({ response }) => response.status));
    expect(statuses).toEqual(new Set([202, 429]));
    expect(await unfinishedOf(api)).toBe(most);
  });

  it('of many users over two replicas are accepted up to what each may have', async () => {
    const users = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const user = await service.signUp();
        const { id } = await addUpload(db, user.user.id);
        await updateRow(db, 'uploads', id, { status: 'uploaded' });
        return { user, upload_id: id };
      }),
    );
    const answers = await Promise.all(
      Array.from({ length: 5 }).flatMap(() =>
        users.flatMap(({ user, upload_id }) =>
          bounded.map((url) => reach(user, url).POST('/api/productions', { body: { upload_id } })),
        ),
      ),
    );
    const statuses = answers.map(({ response }) => response.status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(most * users.length);
    expect(statuses.filter((status) => status === 429)).toHaveLength(most * users.length);
    for (const { user } of users) expect(await unfinishedOf(user)).toBe(most);
  });

  it('with one key make one production', async () => {
    const { api, upload } = await signUp();
    const replicas = bounded.map((url) => reach(api, url));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => create(replicas[index % 2] ?? api, upload, {}, 'same')),
    );
    expect(new Set(answers.map(({ data }) => data?.ulid)).size).toBe(1);
    const fresh = answers.filter(({ response }) => response.headers.get('idempotent-replayed') === null);
    expect([fresh.length, await unfinishedOf(api)]).toEqual([1, 1]);
  });

  it('are each accepted once though the connection is killed that accepts them together', async () => {
    const users = await Promise.all([signUp(), signUp(), signUp()]);
    const waiting = await db.transaction().execute(async (tx) => {
      await sql`SELECT id FROM production_events ORDER BY id DESC LIMIT 1 FOR UPDATE`.execute(tx);
      const all = users.map(({ api, upload }) => create(api, upload));
      await killLockWaits(db);
      return all;
    });
    for (const { response } of await Promise.all(waiting)) expect(response.status).toBe(202);
    for (const { api } of users) expect(await unfinishedOf(api)).toBe(1);
  });

  it('leave connections for other users', async () => {
    const [crowd, other] = [await signUp(), await signUp()];
    await db.transaction().execute(async (tx) => {
      await sql`SELECT id FROM users WHERE id = ${crowd.api.user.id} FOR UPDATE`.execute(tx);
      const waiting = Array.from({ length: 30 }, () => create(crowd.api, crowd.upload));
      await expect.poll(() => countLockWaits(db), patiently).toBe(1);
      const accepted = await create(other.api, other.upload);
      expect(accepted.response.status).toBe(202);
      await expect.poll(() => countLockWaits(db), patiently).toBe(1);
      // A worker ends what is accepted meanwhile.
      await end(accepted.data?.ulid ?? undefined);
      await tx.executeQuery(sql`ROLLBACK`.compile(tx));
      const statuses = (await Promise.all(waiting)).map(({ response }) => response.status);
      expect(statuses.filter((status) => status === 202)).toHaveLength(most);
    });
  });
});

describe('what does not count costs nothing', () => {
  const many = 10_000;
  /** Adds many rows: `n.i + 1000 * m.i` is the number of each. */
  const insert = async (into: ReturnType<typeof sql>, values: ReturnType<typeof sql>) =>
    await sql`INSERT INTO ${into} WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
      SELECT ${values} FROM n JOIN n AS m ON m.i <= 10`.execute(db);
  let user: Awaited<ReturnType<typeof signUp>>;

  beforeAll(async () => {
    user = await signUp();
    const { api, upload } = user;
    const id = api.user.id;
    await fillUp(api, upload);
    const number = sql`n.i + 1000 * m.i`;
    await insert(
      sql`productions (ulid, upload_id, user_id, status)`,
      sql`LPAD(${number}, 26, '0'), ${upload.id}, ${id}, ELT(1 + n.i % 4, 'completed', 'failed', 'canceled', 'deleting')`,
    );
    await insert(
      sql`api_keys (user_id, name, prefix, key_hash, revoked_at, expires_at)`,
      sql`${id}, 'revoked', LPAD(${number}, 13, '0'), LPAD(${number}, 64, '0'), IF(n.i % 2, CURRENT_TIMESTAMP(3), NULL),
        CURRENT_TIMESTAMP(3) - INTERVAL 1 DAY`,
    );
    await insert(
      sql`uploads (s3_bucket, s3_key, status, user_id, deletion_id)`,
      sql`'uploads', ${number}, IF(n.i % 2, 'uploaded', 'signed'), ${id}, IF(n.i % 2, NULL, 1)`,
    );
    await insert(
      sql`spaces (type, owner_user_id, name, slug)`,
      sql`'group', ${id} + ${number}, 'Others', CONCAT('others-', ${number})`,
    );
    for (const table of ['productions', 'api_keys', 'uploads', 'spaces'])
      await sql`ANALYZE TABLE ${sql.table(table)}`.execute(db);
  });

  it.each<[what: string, count: typeof countUnfinished, total: number]>([
    ['productions that have ended', countUnfinished, most],
    ['keys that are revoked or expired', countValidKeys, 1],
    ['uploads that are complete or being deleted', countAnnounced, 0],
    ['spaces of others', countOwnSpaces, 0],
  ])(`${many} %s`, async (_what, count, total) => {
    await db.connection().execute(async (one) => {
      const rowsRead = async () => {
        const { rows } = await sql<{ Value: string }>`SHOW SESSION STATUS LIKE 'Handler_read%'`.execute(one);
        return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
      };
      const before = await rowsRead();
      expect(await count(one, user.api.user.id, 500)).toBe(total);
      expect((await rowsRead()) - before).toBeLessThan(10 + 3 * total);
    });
  });

  it('and what counts costs no more than the quota', async () => {
    expect(await countUnfinished(db, user.api.user.id, 2)).toBe(2);
  });
});
