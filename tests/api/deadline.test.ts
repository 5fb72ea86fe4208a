import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';
import { buildApp, openDependencies } from '@bacs/api';
import type { Database, Tx } from '@bacs/db';
import { localCredentials, localRegion } from '@bacs/stack';
import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { freePort } from '../cluster/free-port.ts';
import { openProxy } from '../cluster/proxy.ts';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient, Upload } from '../support/api-client.ts';
import { countLockWaits } from '../support/lock-waits.ts';
import { createStudio } from '../support/make-videos.ts';
import { addMember } from '../support/members.ts';
import { patiently } from '../support/patiently.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload } from '../support/rows.ts';

const lines: { level: number; msg: string; path?: string }[] = [];
const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
// Long enough for what the tests prepare with the same API on a busy machine.
const service: Api = await startApi('deadline', { REQUEST_DEADLINE_MS: '3000' }, logger);
const { db, deps } = service;

let api: ApiClient;
let upload: Upload;

beforeAll(async () => {
  api = await service.signUp();
  upload = await api.upload(await createStudio(inject('testDir')).film('deadline.mp4', '640x360', 1));
});

/** Runs this while somebody else holds what the statement locks. */
async function whileHeld(statement: ReturnType<typeof sql>, work: (tx: Tx) => Promise<void>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await statement.execute(tx);
    await work(tx);
  });
}

const tooLate = { response: { status: 503 }, error: { code: 'TIMEOUT' } };

describe('a request that waits for a row that somebody else holds', () => {
  const create = () =>
    api.POST('/api/productions', {
      params: { header: { 'idempotency-key': 'held' } },
      body: { upload_id: upload.uuid },
    });

  it('is answered while the row is held, and says what it made when it is sent again (POST)', async () => {
    await whileHeld(sql`SELECT id FROM uploads WHERE id = ${upload.id} FOR UPDATE`, async () => {
      const answer = await create();
      expect(answer).toMatchObject(tooLate);
      expect(answer.error?.detail).toContain('Send it again with the same Idempotency-Key');
      expect(answer.response.headers.get('retry-after')).toBe('5');
    });
    const again = await ok(create());
    const count = await db
      .selectFrom('productions')
      .select('ulid')
      .where('user_id', '=', api.user.id)
      .execute();
    expect(count).toEqual([{ ulid: again.ulid }]);
  });

  it('takes no effect later if it has not begun within its deadline', async () => {
    const user = await service.signUp();
    const film = await createStudio(inject('testDir')).film('deadline.mp4', '640x360', 1);
    const { id, uuid } = await user.upload(film);
    const produce = () => user.POST('/api/productions', { body: { upload_id: uuid } });
    await whileHeld(sql`SELECT id FROM uploads WHERE id = ${id} FOR UPDATE`, async () => {
      const answers = await Promise.all([produce(), produce(), produce()]);
      for (const answer of answers) expect(answer).toMatchObject(tooLate);
    });
    // This one comes after all of them: the first was waiting for the row, the others for the first.
    await ok(produce());
    const rows = await db
      .selectFrom('productions')
      .select('id')
      .where('user_id', '=', user.user.id)
      .execute();
    expect(rows).toHaveLength(2);
  });

  it('is answered while the row is held (PATCH, PUT, DELETE)', async () => {
    const body = { type: 'group', name: 'Held', slug: 'held' } as const;
    const { id } = await ok(api.POST('/api/spaces', { body }));
    const guest = await service.signUp();
    const member = { params: { path: { id, user_id: guest.user.id } } };
    await addMember(api, id, guest, 'viewer');
    await whileHeld(sql`SELECT id FROM spaces WHERE id = ${id} FOR UPDATE`, async (tx) => {
      await sql`SELECT role FROM space_members WHERE space_id = ${id} FOR UPDATE`.execute(tx);
      await sql`SELECT id FROM uploads WHERE id = ${upload.id} FOR UPDATE`.execute(tx);
      const answers = await Promise.all([
        api.PATCH('/api/spaces/{id}', { ...at(id), body: { name: 'Other' } }),
        api.PUT('/api/spaces/{id}/members/{user_id}', { ...member, body: { role: 'publisher' } }),
        api.DELETE('/api/uploads/{id}', at(upload.uuid)),
      ]);
      for (const answer of answers) expect(answer).toMatchObject(tooLate);
    });
    // What was late takes effect all the same, and nobody is told twice.
    const role = async () =>
      (await ok(api.GET('/api/spaces/{id}/members', at(id)))).items.map((one) => one.role);
    await expect.poll(role, patiently).toEqual(['publisher']);
    const late = () => lines.filter(({ msg }) => msg === 'request ended after its deadline');
    await expect.poll(() => late().length, patiently).toBeGreaterThanOrEqual(4);
    expect(late().every(({ level }) => level === 30)).toBe(true);
    expect(lines.filter(({ level, msg }) => level > 40 || /already sent|reply/i.test(msg))).toEqual([]);
  });

  it.each([
    ['its answer is', 'productions'],
    ['its key is', 'api_keys'],
  ])('is answered while the table that %s in is locked (GET)', async (_what, table) => {
    await onConnection(async (one) => {
      await sql`LOCK TABLES ${sql.table(table)} WRITE`.execute(one);
      try {
        expect(await api.GET('/api/productions')).toMatchObject(tooLate);
      } finally {
        await sql`UNLOCK TABLES`.execute(one);
      }
    });
    await expect.poll(async () => (await api.GET('/api/productions')).response.status, patiently).toBe(200);
  });
});

describe('twenty requests of one user that wait for a row', () => {
  const crowd = 20;
  let other: ApiClient;
  let spaceId: number;
  let memberId: number;
  let filmId: number;
  let film: string;
  let ulid: string;

  beforeAll(async () => {
    other = await service.signUp();
    spaceId = (await ok(api.POST('/api/spaces', { body: { type: 'group', name: 'S', slug: 'crowd' } }))).id;
    const guest = await service.signUp();
    await addMember(api, spaceId, guest, 'viewer');
    memberId = guest.user.id;
    const row = await addUpload(db, api.user.id);
    [filmId, film] = [row.id, row.asset_uuid ?? ''];
    ulid = (await addRendered(db, row)).ulid;
  });

  it.each<[what: string, send: () => Promise<{ response: Response }>]>([
    ['PATCH of a space', () => api.PATCH('/api/spaces/{id}', { ...at(spaceId), body: { name: 'Other' } })],
    [
      'POST of an invitation',
      () => api.POST('/api/spaces/{id}/invitations', { ...at(spaceId), body: { role: 'viewer' } }),
    ],
    [
      'PUT of a member',
      () => {
        const params = { path: { id: spaceId, user_id: memberId } };
        return api.PUT('/api/spaces/{id}/members/{user_id}', { params, body: { role: 'publisher' } });
      },
    ],
    [
      'POST of a publication',
      () => api.POST('/api/productions/{id}/publications', { ...at(ulid), body: { space_id: spaceId } }),
    ],
    ['DELETE of an upload', () => api.DELETE('/api/uploads/{id}', at(film))],
  ])('leave connections for others: %s', async (_what, send) => {
    await whileHeld(sql`SELECT id FROM spaces WHERE id = ${spaceId} FOR UPDATE`, async (tx) => {
      await sql`SELECT role FROM space_members WHERE space_id = ${spaceId} FOR UPDATE`.execute(tx);
      await sql`SELECT id FROM uploads WHERE id = ${filmId} FOR UPDATE`.execute(tx);
      const waiting = Array.from({ length: crowd }, send);
      await expect.poll(() => countLockWaits(db), patiently).toBe(3);
      await ok(other.GET('/api/me'));
      await ok(other.POST('/api/spaces', { body: { type: 'group', name: 'S', slug: randomUUID() } }));
      for (const answer of await Promise.all(waiting))
        expect(answer).toMatchObject({
          response: { status: 503 },
          error: { code: expect.stringMatching(/^(TIMEOUT|DATABASE_UNAVAILABLE)$/) },
        });
    });
    await expect.poll(() => countLockWaits(db), patiently).toBe(0);
  });
});

async function onConnection(work: (one: Database) => Promise<void>): Promise<void> {
  await db.connection().execute(work);
}

describe('a request that waits for a server that is frozen', () => {
  it('is answered: S3', async () => {
    const port = await freePort();
    const silent = createServer(() => {}).listen(port, '127.0.0.1');
    const s3 = new S3Client({
      endpoint: `http://127.0.0.1:${port}`,
      forcePathStyle: true,
      region: localRegion,
      credentials: localCredentials,
    });
    const app = await buildApp({ ...deps, s3 });
    const body = { filename: 'a.mp4', content_type: 'video/mp4', size_bytes: 5 } as const;
    const { upload: announced } = await ok(api.POST('/api/uploads', { body }));
    const answer = await app.inject({
      method: 'POST',
      url: `/api/uploads/${announced.uuid}/complete`,
      headers: { authorization: `Bearer ${api.key}` },
      payload: {},
    });
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'TIMEOUT']);
    s3.destroy();
    silent.close();
    await app.close();
  });

  it('is answered: Redis, at Bull Board', async () => {
    const proxy = await openProxy(Number(new URL(inject('redisUrl')).port));
    const { deps: behind, closeDependencies } = await openDependencies({
      ...deps.config,
      REDIS_URL: `redis://127.0.0.1:${proxy.port}`,
    });
    const app = await buildApp(behind);
    afterTests(async () => {
      await app.close();
      await closeDependencies();
      await proxy.close();
    });
    const { key } = await service.signUp('operator');
    const authorization = `Basic ${Buffer.from(`me:${key}`).toString('base64')}`;
    const look = () => app.inject({ url: '/admin/queues/api/queues', headers: { authorization } });
    await expect.poll(async () => (await look()).statusCode, patiently).toBe(200);
    await proxy.setMode('black_hole');
    const answer = await look();
    await proxy.setMode('pass');
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'TIMEOUT']);
  });

  it('is answered: MySQL, while the pages of the documentation are there as ever', async () => {
    await onConnection(async (one) => {
      await sql`LOCK TABLES api_keys WRITE`.execute(one);
      const [slow, page, document] = await Promise.all([
        api.GET('/api/me'),
        fetch(`${service.apiUrl}/docs/`),
        fetch(`${service.apiUrl}/docs/json`),
      ]);
      await sql`UNLOCK TABLES`.execute(one);
      expect(slow).toMatchObject(tooLate);
      expect([page.status, document.status]).toEqual([200, 200]);
    });
  });
});

it('a request has half a minute to arrive, and no more', () => {
  const { requestTimeout, headersTimeout } = service.app.server;
  // Node waits for the larger of the two.
  expect([requestTimeout, headersTimeout]).toEqual([30_000, 30_000]);
});
