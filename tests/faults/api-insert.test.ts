import { randomUUID } from 'node:crypto';
import type { Production, Tx } from '@bacs/db';
import type { App } from '@bacs/stack';
import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it, onTestFailed, vi } from 'vitest';
import { kill } from '../cluster/process-state.ts';
import { ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { countLockWaits } from '../support/lock-waits.ts';
import { patiently } from '../support/patiently.ts';
import { runWorker } from '../support/run-worker.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { expectRenderedOnce } from './expect-rendered-once.ts';
import { heal } from './heal.ts';
import { untilDispatchedAnew } from './time.ts';

const cluster = await openTestCluster('api-insert');
const { mysql, redis } = cluster;
const { db } = mysql;

const insertion = /insert into `productions`/i;
const event = /insert into `production_events`/i;
const afterInsertion = { after: insertion };

let api: App;
let client: ApiClient;
let upload: { uuid: string };

// read_only does not bind a user with all privileges.
const startApi = () =>
  cluster.startApi({
    DATABASE_URL: `mysql://app@127.0.0.1:${mysql.proxy.port}/bacs`,
    // A wait for a lock lasts five seconds, and has to be tried again on a busy machine.
    REQUEST_DEADLINE_MS: '30000',
  });

beforeAll(async () => {
  await sql`CREATE USER app@'%'`.execute(db);
  await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON bacs.* TO app@'%'`.execute(db);
  [api] = await Promise.all([startApi(), runWorker(cluster.env)]);
  client = await cluster.signUp();
  upload = await client.upload(await cluster.film());
});

afterEach(async () => {
  await heal(cluster);
  await sql`DROP TRIGGER IF EXISTS trouble`.execute(db);
  await sql`SET GLOBAL read_only = 0`.execute(db);
});

describe('when the API is killed', () => {
  it('row 1: before COMMIT, there is no row, and the retry of its client makes one', async () => {
    const { ask, rows } = newRequest();
    const held = mysql.proxy.hold(/commit/i, afterInsertion);
    const broken = expect(ask()).rejects.toThrow('fetch failed');
    const { cut } = await held;
    await kill(api);
    cut();
    await broken;
    expect(await rows()).toEqual([]);
    api = await startApi();
    const { status, ulid, headers } = await ask();
    expect([status, headers.get('idempotent-replayed')]).toEqual([202, null]);
    await client.waitFor(ulid, 'completed');
    await expectOneRow(rows, ulid);
  });

  it('row 2: after COMMIT, before its answer, the row renders, and the retry gets the same ULID', async () => {
    const { ask, rows } = newRequest();
    const committed = mysql.proxy.dropAnswer(/commit/i, afterInsertion);
    const broken = expect(ask()).rejects.toThrow('fetch failed');
    await committed;
    await kill(api);
    await broken;
    const [row] = await rows();
    api = await startApi();
    const { status, ulid, headers } = await ask();
    expect([status, headers.get('idempotent-replayed')]).toEqual([202, 'true']);
    expect(ulid).toBe(row?.ulid);
    await untilDispatchedAnew(cluster, ulid);
    await expectOneRow(rows, ulid, { attempts: [2] });
  });
});

describe('while MySQL', () => {
  it.each([
    ['is killed', () => mysql.kill()],
    ['refuses connections', () => mysql.proxy.setMode('refuse')],
  ])('row 3: %s, a POST is answered with 503 soon, and nothing is enqueued', async (_how, end) => {
    const { ask, rows } = newRequest();
    await end();
    const jobs = await renderJobs();
    const before = performance.now();
    const { status, headers } = await ask();
    // The service gives MySQL one second, and a busy machine may need more; but the answer does not wait until MySQL is
    // back.
    expect(performance.now() - before).toBeLessThan(20_000);
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
    expect(await renderJobs()).toEqual(jobs);
    await heal(cluster);
    expect(await rows()).toEqual([]);
    const { ulid } = await vi.waitFor(() => accepted(ask()), patiently);
    await client.waitFor(ulid, 'completed');
    await expectOneRow(rows, ulid);
  });

  it('row 4: chooses the transaction as the victim of a deadlock, it is tried again', async () => {
    const { ask, rows } = newRequest();
    const other = await openTransaction();
    // The server chooses the transaction with fewer changes as the victim.
    const users = Array.from({ length: 50 }, () => ({ email: `${randomUUID()}@example.com` }));
    await other.insertInto('users').values(users).execute();
    await lockNewEvents(other);
    const answer = ask();
    await untilOneWaits();
    const again = mysql.proxy.hold(event);
    // From here on each transaction waits for the other.
    await sql`SELECT id FROM productions FOR UPDATE`.execute(other);
    await other.rollback().execute();
    (await again).release();
    const { ulid } = await accepted(answer);
    await client.waitFor(ulid, 'completed');
    await expectOneRow(rows, ulid);
  });

  it('row 4: keeps the transaction waiting for a lock for too long, it is tried again', async () => {
    const { ask, rows } = newRequest();
    const other = await openTransaction();
    await lockNewEvents(other);
    const first = mysql.proxy.hold(event);
    const answer = ask();
    (await first).release();
    const again = await mysql.proxy.hold(event);
    await other.rollback().execute();
    again.release();
    const { ulid } = await accepted(answer);
    await client.waitFor(ulid, 'completed');
    await expectOneRow(rows, ulid);
  });

  it('row 4: chooses it as a victim each time, a POST is answered with 503 and leaves no row; then it is accepted', async () => {
    await expectRefusalWhile(1213);
  });

  it.each([
    ['with', {}],
    ['without', { key: null }],
  ])(
    'row 5: loses the answer to COMMIT, the row is read back (%s an idempotency key)',
    async (_with, options) => {
      const { ask, rows } = newRequest(options);
      const committed = mysql.proxy.dropAnswer(/commit/i, afterInsertion);
      const answer = ask();
      (await committed).cut();
      const { ulid } = await accepted(answer);
      await client.waitFor(ulid, 'completed');
      await expectOneRow(rows, ulid);
    },
  );

  // MariaDB and MySQL answer this when a disk or a tablespace is full. A trigger raises it here: really filling one
  // needs a mount, hence root, or a server with a special configuration.
  it.each([
    ['disk', 1021],
    ['tablespace', 1114],
  ])(
    'row 6: has a full %s, a POST is answered with 503 and leaves no row; then it is accepted',
    async (_what, errno) => {
      await expectRefusalWhile(errno);
    },
  );

  it('row 7: is read-only, a POST is answered with 503, and over new connections accepted once it can write', async () => {
    const { ask, rows } = newRequest();
    await sql`SET GLOBAL read_only = 1`.execute(db);
    for (const _again of [1, 2]) {
      await ok(client.GET('/api/productions'));
      const before = await connectionsOfApi();
      const { status, headers } = await ask();
      expect([status, headers.get('retry-after')]).toEqual([503, '5']);
      // A connection that has met a read-only server is not used again, so that the next one may find the new primary.
      await vi.waitFor(async () => {
        const now = new Set(await connectionsOfApi());
        expect(before.every((id) => now.has(id))).toBe(false);
      }, patiently);
    }
    expect(await rows()).toEqual([]);
    await sql`SET GLOBAL read_only = 0`.execute(db);
    const { ulid } = await accepted(ask());
    await client.waitFor(ulid, 'completed');
    await expectOneRow(rows, ulid);
  });
});

/** Reads the ids of the API's open connections from MySQL. */
async function connectionsOfApi(): Promise<number[]> {
  const { rows } = await sql<{
    id: number;
  }>`SELECT id FROM information_schema.processlist WHERE user = 'app'`.execute(db);
  return rows.map(({ id }) => id);
}

/** Makes a POST that may be repeated with its own key, and reads the rows that it made. */
function newRequest({ key = randomUUID() }: { key?: string | null } = {}) {
  const name = randomUUID();
  const params = { header: { 'idempotency-key': key ?? undefined } };
  return {
    ask: async () => {
      const body = { upload_id: upload.uuid, name };
      const { data, error, response } = await client.POST('/api/productions', { params, body });
      const { status, headers } = response;
      return { status, headers, code: error?.code, ulid: data?.ulid ?? '' };
    },
    rows: () => db.selectFrom('productions').selectAll().where('name', '=', name).execute(),
  };
}

async function accepted(answer: Promise<{ status: number; code?: string; ulid: string }>) {
  const { status, code, ulid } = await answer;
  expect({ status, code }).toEqual({ status: 202 });
  return { ulid };
}

async function expectOneRow(
  rows: () => Promise<Production[]>,
  ulid: string,
  expected?: { attempts: number[] },
): Promise<void> {
  expect((await rows()).map((row) => row.ulid)).toEqual([ulid]);
  await expectRenderedOnce(cluster, ulid, expected);
}

/** Lets a statement in the middle of the transaction fail with this error for a while. */
async function expectRefusalWhile(errno: number): Promise<void> {
  const { ask, rows } = newRequest();
  await sql`CREATE TRIGGER trouble BEFORE INSERT ON production_events FOR EACH ROW
    SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = ${sql.lit(errno)}, MESSAGE_TEXT = 'trouble'`.execute(db);
  const jobs = await renderJobs();
  const { status, code, headers } = await ask();
  expect([status, code, headers.get('retry-after')]).toEqual([503, 'DATABASE_UNAVAILABLE', '5']);
  expect(await rows()).toEqual([]);
  expect(await renderJobs()).toEqual(jobs);
  await sql`DROP TRIGGER trouble`.execute(db);
  const { ulid } = await accepted(ask());
  await client.waitFor(ulid, 'completed');
  await expectOneRow(rows, ulid);
}

async function renderJobs(): Promise<string[]> {
  return (await redis.client.keys('bacs:render:*.1')).sort();
}

async function openTransaction() {
  const transaction = await db.startTransaction().execute();
  onTestFailed(
    () =>
      void transaction
        .rollback()
        .execute()
        .catch(() => {}),
  );
  return transaction;
}

/** Locks the gap above the last event, so that no event can be inserted. */
async function lockNewEvents(tx: Tx): Promise<void> {
  await sql`SELECT id FROM production_events WHERE id >= (SELECT MAX(id) FROM production_events) FOR UPDATE`.execute(
    tx,
  );
}

async function untilOneWaits(): Promise<void> {
  await expect.poll(() => countLockWaits(db), patiently).toBe(1);
}
