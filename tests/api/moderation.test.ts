import { buildApp, type Dependencies, openDependencies } from '@bacs/api';
import type { Upload } from '@bacs/db';
import { clearSpace } from '@bacs/db/publications';
import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { clear } from '../../apps/worker/src/clear/clear.ts';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { countLockWaits } from '../support/lock-waits.ts';
import { addMember } from '../support/members.ts';
import { patiently } from '../support/patiently.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload } from '../support/rows.ts';

let service: Api;
let owner: ApiClient;
let moderator: ApiClient;
let publisher: ApiClient;
let stranger: ApiClient;
let operator: ApiClient;

beforeAll(async () => {
  service = await startApi('moderation');
  owner = await service.signUp();
  moderator = await service.signUp();
  publisher = await service.signUp();
  stranger = await service.signUp();
  operator = await service.signUp('operator');
});

const clearSpaces = () => clear({ db: service.db, logger: pino({ level: 'silent' }) });

let slugs = 0;

async function addSpace(type: 'group' | 'channel' = 'channel') {
  const space = await ok(owner.POST('/api/spaces', { body: { type, name: 'S', slug: `s-${++slugs}` } }));
  await addMember(owner, space.id, moderator, 'moderator');
  await addMember(owner, space.id, publisher, 'publisher');
  return space;
}

async function publishIn(space_id: number) {
  const upload = await addUpload(service.db, publisher.user.id);
  const { ulid } = await addRendered(service.db, upload);
  const body = { space_id, visible_in_global: true };
  const publication = await ok(publisher.POST('/api/productions/{id}/publications', { ...at(ulid), body }));
  return { ...publication, ulid, upload };
}

type Change = 'approve' | 'unpublish' | 'republish';

async function change(person: ApiClient, id: number, what: Change) {
  const { data } = await person.GET('/api/publications/{id}', at(id));
  const params = { path: { id }, header: { 'if-match': data?.etag } };
  return await person.POST(`/api/publications/{id}/${what}`, { params });
}

const look = (id: number) => ok(operator.GET('/api/publications/{id}', at(id)));

/** Lists what the space's feed and the global one show of it. */
async function shownOf(spaceId: number, ulid: string): Promise<boolean[]> {
  const feeds = [await owner.GET('/api/spaces/{id}/feed', at(spaceId)), await stranger.GET('/api/feed')];
  return feeds.map(({ data }) => Boolean(data?.items.some((item) => item.production_ulid === ulid)));
}

const refused = (status: number, code: string) => ({ response: { status }, error: { code } });
const operatorOnly = refused(403, 'OPERATOR_ONLY');
const closed = refused(409, 'SPACE_CLOSED');

describe('an operator', () => {
  it('reads and moderates every space, and does nothing else in it', async () => {
    const { id } = await addSpace('group');
    const publication = await publishIn(id);
    for (const path of [
      `/api/spaces/${id}`,
      `/api/spaces/${id}/feed`,
      `/api/spaces/${id}/members`,
      `/api/spaces/${id}/publications`,
      `/api/publications/${publication.id}`,
      `/api/publications/${publication.id}/events`,
    ]) {
      expect((await operator.request('GET', path)).status).toBe(200);
      expect((await stranger.request('GET', path)).status).toBe(404);
    }
    const { ulid } = await addRendered(service.db, await addUpload(service.db, operator.user.id));
    for (const [method, path, body] of [
      ['PATCH', `/api/spaces/${id}`, { name: 'Other' }],
      ['DELETE', `/api/spaces/${id}`, undefined],
      ['POST', `/api/spaces/${id}/invitations`, { role: 'moderator' }],
      ['GET', `/api/spaces/${id}/invitations`, undefined],
      ['POST', `/api/productions/${ulid}/publications`, { space_id: id }],
      ['POST', `/api/publications/${publication.id}/republish`, undefined],
      ['POST', `/api/publications/${publication.id}/replace`, { production_id: ulid }],
    ] as const)
      expect(await operator.request(method, path, body)).toMatchObject({
        status: 403,
        body: { code: 'SPACE_ROLE_REQUIRED' },
      });
  });

  it('takes a publication down, and nobody but an operator shows it again', async () => {
    const { id: spaceId } = await addSpace();
    const { id, ulid, upload } = await publishIn(spaceId);
    expect(await shownOf(spaceId, ulid)).toEqual([true, true]);
    expect((await ok(change(operator, id, 'unpublish'))).taken_down_by).toBe(operator.user.id);
    const other = await publishIn(spaceId);
    const publishAgain = publisher.POST('/api/productions/{id}/publications', {
      ...at(ulid),
      body: { space_id: spaceId },
    });
    expect((await ok(publishAgain)).status).toBe('pending');
    for (const person of [owner, moderator]) {
      expect(await change(person, id, 'approve')).toMatchObject(operatorOnly);
      expect((await ok(change(person, id, 'unpublish'))).status).toBe('unpublished');
      expect((await ok(change(person, id, 'republish'))).status).toBe('pending');
      const body = { production_id: ulid, other_upload: true };
      const replaced = person.POST('/api/publications/{id}/replace', { ...at(other.id), body });
      expect((await ok(replaced)).status).toBe('pending');
    }
    expect(await shownOf(spaceId, ulid)).toEqual([false, false]);
    expect(await look(id)).toMatchObject({ requested_by: publisher.user.id, shows: { title: 'video.mp4' } });
    expect(upload.user_id).toBe(publisher.user.id);
    const shown = await ok(change(operator, id, 'approve'));
    expect(shown).toMatchObject({ status: 'published', taken_down_by: null });
    expect(await shownOf(spaceId, ulid)).toEqual([true, true]);
    expect(await shownOf(spaceId, other.ulid)).toEqual([false, false]);
  });

  it('closes a space, of which nothing is shown from then on, and opens it again', async () => {
    const { id } = await addSpace();
    const publication = await publishIn(id);
    const close = (person: ApiClient) => person.POST('/api/spaces/{id}/close', at(id));
    for (const person of [owner, moderator, publisher])
      expect(await close(person)).toMatchObject(operatorOnly);
    expect((await close(stranger)).response.status).toBe(404);
    const first = await ok(close(operator));
    expect(await ok(close(operator))).toEqual(first);
    expect(first.closed_at).toMatch(/Z$/);

    expect(await shownOf(id, publication.ulid)).toEqual([false, false]);
    for (const person of [publisher, stranger]) {
      expect((await person.GET('/api/spaces/{id}', at(id))).response.status).toBe(404);
      const { items } = await ok(person.GET('/api/spaces', { params: { query: { limit: 100 } } }));
      expect(items.map((space) => space.id)).not.toContain(id);
    }
    for (const person of [owner, moderator]) {
      expect((await ok(person.GET('/api/spaces/{id}', at(id)))).closed_at).toBe(first.closed_at);
      const { items } = await ok(person.GET('/api/spaces', { params: { query: { limit: 100 } } }));
      expect(items.map((space) => space.id)).toContain(id);
      const { ulid } = await addRendered(service.db, await addUpload(service.db, person.user.id));
      const body = { space_id: id };
      const publishing = person.POST('/api/productions/{id}/publications', { ...at(ulid), body });
      expect(await publishing).toMatchObject(closed);
      const inviting = person.POST('/api/spaces/{id}/invitations', { ...at(id), body: { role: 'viewer' } });
      expect(await inviting).toMatchObject(closed);
    }
    await clearSpaces();
    expect((await look(publication.id)).status).toBe('unpublished');
    const { items } = await ok(publisher.GET('/api/publications/{id}/events', at(publication.id)));
    expect(items[0]).toMatchObject({
      action: 'unpublished',
      actor: { id: operator.user.id },
      detail: { from: 'published', to: 'unpublished', space: 'closed' },
    });
    expect(await change(publisher, publication.id, 'republish')).toMatchObject(closed);

    for (let times = 0; times < 2; times += 1)
      expect((await ok(operator.POST('/api/spaces/{id}/reopen', at(id)))).closed_at).toBeNull();
    expect((await ok(change(publisher, publication.id, 'republish'))).status).toBe('published');
    expect(await shownOf(id, publication.ulid)).toEqual([true, true]);
  });

  it('opens a space again only once all that it has shown is unpublished', async () => {
    const { id } = await addSpace();
    const publication = await publishIn(id);
    const reopen = () => operator.POST('/api/spaces/{id}/reopen', at(id));
    await ok(operator.POST('/api/spaces/{id}/close', at(id)));
    const early = await reopen();
    expect(early).toMatchObject(refused(409, 'SPACE_CLOSING'));
    expect(early.response.headers.get('retry-after')).toBe('10');
    expect(await shownOf(id, publication.ulid)).toEqual([false, false]);

    await clearSpaces();
    expect((await ok(reopen())).closed_at).toBeNull();
    expect((await look(publication.id)).status).toBe('unpublished');
    expect(await shownOf(id, publication.ulid)).toEqual([false, false]);
  });
});

describe('a space that is closed at the same time', () => {
  type Prepared = { id: number; request: () => Promise<{ response: Response }>; upload: Upload };

  /** Each prepares a request that would have the space show something; `id` is what it would show. */
  const requests: [what: string, prepare: (spaceId: number) => Promise<Prepared>][] = [
    [
      'publish',
      async (spaceId) => {
        const { id, ulid, upload } = await publishIn(spaceId);
        await service.db.deleteFrom('space_publications').where('id', '=', id).execute();
        const body = { space_id: spaceId };
        const request = () => publisher.POST('/api/productions/{id}/publications', { ...at(ulid), body });
        return { id, request, upload };
      },
    ],
    [
      'republish',
      async (spaceId) => {
        const { id, upload } = await publishIn(spaceId);
        await ok(change(publisher, id, 'unpublish'));
        return { id, request: () => change(publisher, id, 'republish'), upload };
      },
    ],
    [
      'approve',
      async (spaceId) => {
        const { id, upload } = await publishIn(spaceId);
        await ok(change(owner, id, 'unpublish'));
        await ok(change(publisher, id, 'republish'));
        return { id, request: () => change(owner, id, 'approve'), upload };
      },
    ],
    [
      'replace',
      async (spaceId) => {
        const { id, upload } = await publishIn(spaceId);
        const body = { production_id: (await addRendered(service.db, upload)).ulid };
        return {
          id,
          request: () => publisher.POST('/api/publications/{id}/replace', { ...at(id), body }),
          upload,
        };
      },
    ],
  ];

  it.each(requests)('shows nothing afterwards: %s', async (_what, prepare) => {
    const { id: spaceId } = await addSpace();
    const { request, upload } = await prepare(spaceId);
    let [isClosed, closing, asking]: [boolean, Promise<unknown>?, Promise<unknown>?] = [false];
    await service.db.transaction().execute(async (tx) => {
      // The request has found the space open, and waits for the upload.
      await sql`SELECT id FROM uploads WHERE id = ${upload.id} FOR UPDATE`.execute(tx);
      asking = request();
      await expect.poll(() => countLockWaits(service.db), patiently).toBe(1);
      closing = ok(operator.POST('/api/spaces/{id}/close', at(spaceId)))
        .then(clearSpaces)
        .then(() => {
          isClosed = true;
        });
      await expect
        .poll(async () => isClosed || (await countLockWaits(service.db)) === 2, patiently)
        .toBe(true);
    });
    await Promise.all([asking, closing]);
    await clearSpaces();
    const shown = await service.db
      .selectFrom('space_publications')
      .select('status')
      .where('space_id', '=', spaceId)
      .where('status', '!=', 'unpublished')
      .execute();
    expect(shown).toEqual([]);
  });

  it.each(requests)('refuses whoever comes later: %s', async (_what, prepare) => {
    const { id: spaceId } = await addSpace();
    const { request } = await prepare(spaceId);
    let asking: ReturnType<typeof request> | undefined;
    await service.db.transaction().execute(async (tx) => {
      await sql`UPDATE spaces SET closed_at = CURRENT_TIMESTAMP(3), closed_by = ${operator.user.id}
        WHERE id = ${spaceId}`.execute(tx);
      asking = request();
      await expect.poll(() => countLockWaits(service.db), patiently).toBe(1);
    });
    expect(await asking).toMatchObject(closed);
  });
});

describe('an owner', () => {
  it('deletes their space: nobody finds it, its slug is free, and what it showed is unpublished', async () => {
    const space = await addSpace();
    const { id } = space;
    const publication = await publishIn(id);
    const invited = await ok(
      owner.POST('/api/spaces/{id}/invitations', { ...at(id), body: { role: 'moderator' } }),
    );
    expect((await moderator.DELETE('/api/spaces/{id}', at(id))).response.status).toBe(403);
    for (let times = 0; times < 2; times += 1)
      expect((await owner.DELETE('/api/spaces/{id}', at(id))).response.status).toBe(204);
    expect(await shownOf(id, publication.ulid)).toEqual([false, false]);
    for (const person of [owner, moderator, stranger, operator])
      expect((await person.GET('/api/spaces/{id}', at(id))).response.status).toBe(404);
    for (const person of [moderator, stranger, operator])
      expect((await person.DELETE('/api/spaces/{id}', at(id))).response.status).toBe(404);
    expect((await operator.POST('/api/spaces/{id}/reopen', at(id))).response.status).toBe(404);
    const accepting = stranger.POST('/api/invitations/accept', { body: { code: invited.code ?? '' } });
    expect(await accepting).toMatchObject(refused(404, 'INVITATION_NOT_FOUND'));
    expect(await change(owner, publication.id, 'republish')).toMatchObject({ response: { status: 200 } });
    const { slug } = space;
    const body = { type: 'channel', name: 'S', slug } as const;
    expect((await owner.POST('/api/spaces', { body })).response.status).toBe(201);

    await clearSpaces();
    expect((await look(publication.id)).status).toBe('unpublished');
    expect(await change(owner, publication.id, 'republish')).toMatchObject(closed);
    for (const table of ['space_members', 'space_invitations'] as const)
      expect(await service.db.selectFrom(table).where('space_id', '=', id).select('role').execute()).toEqual(
        [],
      );
  });

  it('deletes a space of any size in batches, which may be interrupted', async () => {
    const { id } = await addSpace();
    const { upload } = await publishIn(id);
    const digit = sql`(SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4)`;
    await sql`INSERT INTO space_publications (upload_id, space_id, status, visible_in_global)
      SELECT ${upload.id}, ${id}, 'published', 1 FROM ${digit} a, ${digit} b, ${digit} c`.execute(service.db);
    await ok(owner.DELETE('/api/spaces/{id}', at(id)));
    const batches = [];
    for (let isCleared = false; !isCleared; batches.push(isCleared))
      isCleared = await clearSpace(service.db, id, { limit: 50 });
    expect(batches).toEqual([false, false, true]);
    expect(await clearSpace(service.db, id, { limit: 50 })).toBe(true);
    const { rows } = await sql<{ changed: number; told: number }>`
      SELECT COUNT(*) AS changed, COUNT(event.id) AS told FROM space_publications sp
      LEFT JOIN space_publication_events event ON event.publication_id = sp.id AND event.action = 'unpublished'
      WHERE sp.space_id = ${id} AND sp.status = 'unpublished'`.execute(service.db);
    expect(rows.map(({ changed, told }) => [Number(changed), Number(told)])).toEqual([[126, 126]]);
  });
});

describe('who may create channels', () => {
  async function startReplica(settings: Partial<Dependencies['config']>): Promise<Api['app']> {
    const { deps, closeDependencies } = await openDependencies({ ...service.deps.config, ...settings });
    const app = await buildApp(deps);
    afterTests(async () => {
      await app.close();
      await closeDependencies();
    });
    return app;
  }

  it('is everybody, or operators alone where the service is configured so', async () => {
    const replica = await startReplica({ CHANNELS_BY: 'operators' });
    const create = async ({ key }: ApiClient, type: string) => {
      const payload = { type, name: 'S', slug: `s-${++slugs}` };
      const headers = { authorization: `Bearer ${key}` };
      return await replica.inject({ method: 'POST', url: '/api/spaces', headers, payload });
    };
    expect((await create(owner, 'channel')).json()).toMatchObject({ status: 403, code: 'OPERATOR_ONLY' });
    expect((await create(owner, 'group')).statusCode).toBe(201);
    expect((await create(operator, 'channel')).statusCode).toBe(201);
  });
});
