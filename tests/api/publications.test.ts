import type { Production, Upload } from '@bacs/db';
import { tryMarkCompleted, tryMarkSubmitted } from '@bacs/db/productions';
import { tryApprove, tryReject, tryRepublish, tryUnpublish } from '@bacs/db/publications';
import { beforeAll, describe, expect, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addMember } from '../support/members.ts';
import { addRendered } from '../support/rendered.ts';
import { addProduction, addUpload, updateRow } from '../support/rows.ts';

let service: Api;
let owner: ApiClient;
let moderator: ApiClient;
let publisher: ApiClient;
let viewer: ApiClient;
let stranger: ApiClient;

beforeAll(async () => {
  service = await startApi('publications');
  owner = await service.signUp();
  moderator = await service.signUp();
  publisher = await service.signUp();
  viewer = await service.signUp();
  stranger = await service.signUp();
});

const roleRequired = { response: { status: 403 }, error: { code: 'SPACE_ROLE_REQUIRED' } };

type Members = { moderator: ApiClient; publisher: ApiClient; viewer: ApiClient };

let slugs = 0;

async function addSpace({
  review = false,
  type = 'group',
}: {
  review?: boolean;
  type?: 'group' | 'channel';
} = {}): Promise<number> {
  const space = { type, name: 'Space', slug: `s-${++slugs}`, settings: { require_review: review } };
  const { id } = await ok(owner.POST('/api/spaces', { body: space }));
  for (const [role, person] of Object.entries({ moderator, publisher, viewer } as const))
    await addMember(owner, id, person, role as keyof Members);
  return id;
}

async function addProductionOf(person: ApiClient, upload?: Upload): Promise<Production> {
  return await addRendered(service.db, upload ?? (await addUpload(service.db, person.user.id)));
}

type Settings = { visibility?: 'members'; visible_in_global?: boolean };

async function publish(person: ApiClient, production: Production, spaceId: number, settings?: Settings) {
  return await ok(tryPublishing(person, production, spaceId, settings));
}

function tryPublishing(person: ApiClient, { ulid }: Production, space_id: number, settings?: Settings) {
  const body = { space_id, ...settings };
  return person.POST('/api/productions/{id}/publications', { ...at(ulid), body });
}

type Change = 'approve' | 'reject' | 'unpublish' | 'republish';

/** Reads the publication as the person sees it, and changes what they have seen. */
async function change(person: ApiClient, { id }: { id: number }, what: Change) {
  const { data: seen } = await person.GET('/api/publications/{id}', at(id));
  return await changeSeen(person, { id, etag: seen?.etag }, what);
}

function changeSeen(person: ApiClient, { id, etag }: { id: number; etag: string | undefined }, what: Change) {
  const header = { 'if-match': etag };
  return person.POST(`/api/publications/{id}/${what}`, { params: { path: { id }, header } });
}

function replace(person: ApiClient, { id }: { id: number }, production_id: string | number | null) {
  return person.POST('/api/publications/{id}/replace', { ...at(id), body: { production_id } });
}

async function shownIn(spaceId: number): Promise<(string | null)[]> {
  const { items } = await ok(owner.GET('/api/spaces/{id}/feed', at(spaceId)));
  return items.map(({ production_ulid }) => production_ulid);
}

/** Lists the history, oldest first. */
async function historyOf({ id }: { id: number }): Promise<[action: string, actor: string | null][]> {
  const { items } = await ok(owner.GET('/api/publications/{id}/events', at(id)));
  return items.reverse().map(({ action, actor }) => [action, actor.display_name]);
}

const by = (action: string, { user }: ApiClient) => [action, user.displayName];

describe('where a space requires review', () => {
  it('what a publisher brings shows once a moderator has approved it, and the log tells who did what', async () => {
    const spaceId = await addSpace({ review: true });
    const production = await addProductionOf(publisher);
    const publication = await publish(publisher, production, spaceId);
    expect(publication).toMatchObject({
      status: 'pending',
      requested_by: publisher.user.id,
      published_at: null,
    });
    expect(await shownIn(spaceId)).toEqual([]);

    expect((await change(publisher, publication, 'approve')).response.status).toBe(403);
    for (let times = 0; times < 2; times += 1)
      expect(await change(moderator, publication, 'approve')).toMatchObject({
        response: { status: 200 },
        data: { status: 'published', approved_by: moderator.user.id },
      });
    expect(await shownIn(spaceId)).toEqual([production.ulid]);
    expect(await change(moderator, publication, 'reject')).toMatchObject({
      response: { status: 409 },
      error: { code: 'PUBLICATION_STATE' },
    });

    await change(publisher, publication, 'unpublish');
    expect(await shownIn(spaceId)).toEqual([]);
    expect((await ok(change(publisher, publication, 'republish'))).status).toBe('pending');
    expect((await ok(change(owner, publication, 'reject'))).status).toBe('rejected');
    expect((await change(owner, publication, 'approve')).response.status).toBe(409);
    expect((await ok(change(publisher, publication, 'republish'))).status).toBe('pending');
    expect((await ok(change(moderator, publication, 'republish'))).status).toBe('published');
    expect(await historyOf(publication)).toEqual([
      by('requested', publisher),
      by('approved', moderator),
      by('unpublished', publisher),
      by('requested', publisher),
      by('rejected', owner),
      by('requested', publisher),
      by('republished', moderator),
    ]);
  });

  it('new settings of what is published are reviewed as well, the same ones are not', async () => {
    const spaceId = await addSpace({ review: true });
    const production = await addProductionOf(publisher);
    const publication = await publish(publisher, production, spaceId);
    await change(moderator, publication, 'approve');
    expect((await publish(publisher, production, spaceId)).status).toBe('published');
    const wider = await publish(publisher, production, spaceId, { visible_in_global: true });
    expect(wider).toMatchObject({ id: publication.id, status: 'pending', visible_in_global: true });
  });

  it('who moderates it needs none', async () => {
    const spaceId = await addSpace({ review: true });
    for (const person of [owner, moderator]) {
      const publication = await publish(person, await addProductionOf(person), spaceId);
      expect(publication).toMatchObject({ status: 'published', approved_by: person.user.id });
    }
  });

  it('what was decided since it was read is not decided again', async () => {
    const spaceId = await addSpace({ review: true });
    const { id } = await publish(publisher, await addProductionOf(publisher), spaceId);
    const seen = {
      id,
      space_id: spaceId,
      status: 'pending',
      approved_by: null,
      visibility: 'inherit',
      visible_in_space: 1,
      visible_in_global: 0,
      replaces_id: null,
      taken_down_by: null,
    } as const;
    const wider = { ...seen, visible_in_global: 1 };
    expect(await tryApprove(service.db, wider, moderator.user.id)).toBe(false);
    expect(await tryReject(service.db, seen, { actorId: moderator.user.id })).toBe(true);
    expect(await tryApprove(service.db, seen, owner.user.id)).toBe(false);
    expect(await tryUnpublish(service.db, seen, { actorId: publisher.user.id })).toBe(false);
    expect(await tryRepublish(service.db, seen, { actorId: owner.user.id, to: 'published' })).toBe(false);
    expect(await change(owner, { id }, 'reject')).toMatchObject({ response: { status: 200 } });
    expect(await historyOf({ id })).toEqual([by('requested', publisher), by('rejected', moderator)]);
  });
});

describe('a publication', () => {
  it('without review is the same one when it is published again, and keeps its settings', async () => {
    const spaceId = await addSpace({ type: 'channel' });
    const production = await addProductionOf(publisher);
    const first = await publish(publisher, production, spaceId, { visibility: 'members' });
    expect(first).toMatchObject({ status: 'published', visible_in_global: true });
    const second = await publish(publisher, production, spaceId, { visible_in_global: false });
    expect(second).toEqual({ ...first, etag: expect.any(String), visible_in_global: false });
    expect(second.etag).not.toBe(first.etag);
    await publish(publisher, production, spaceId);
    expect(await historyOf(first)).toEqual([by('published', publisher), by('changed', publisher)]);
  });

  it('that was rejected comes back only by a moderator, though no review is required', async () => {
    const spaceId = await addSpace();
    const publication = await publish(publisher, await addProductionOf(publisher), spaceId);
    await updateRow(service.db, 'space_publications', publication.id, { status: 'rejected' });
    expect((await ok(change(publisher, publication, 'republish'))).status).toBe('pending');
    expect((await ok(change(moderator, publication, 'approve'))).status).toBe('published');
  });

  it.each(['rejected', 'taken back', 'taken back twice'])(
    'that a moderator has %s stays away, whichever way its publisher tries',
    async (how) => {
      const spaceId = await addSpace({ review: how === 'rejected' });
      const upload = await addUpload(service.db, publisher.user.id);
      const production = await addProductionOf(publisher, upload);
      const publication = await publish(publisher, production, spaceId);
      if (how === 'taken back twice') await change(publisher, publication, 'unpublish');
      await change(moderator, publication, how === 'rejected' ? 'reject' : 'unpublish');
      await ok(
        owner.PATCH('/api/spaces/{id}', { ...at(spaceId), body: { settings: { require_review: false } } }),
      );
      const other = await publish(publisher, await addProductionOf(publisher, upload), spaceId);
      const tryReplacing = () => replace(publisher, other, production.ulid);
      expect(other.status).toBe('published');
      const asked = { status: 'pending', replaces: { publication_id: other.id } };
      expect(await ok(tryReplacing())).toMatchObject(asked);
      expect(await shownIn(spaceId)).toEqual([other.production_ulid]);
      for (const what of ['republish', 'republish', 'unpublish', 'republish'] as const) {
        const { status } = await ok(change(publisher, publication, what));
        expect(status).toBe(what === 'unpublish' ? 'unpublished' : 'pending');
      }
      for (const settings of [{}, { visible_in_global: true }])
        expect((await publish(publisher, production, spaceId, settings)).status).toBe('pending');
      expect(await ok(tryReplacing())).toMatchObject(asked);
      expect(await shownIn(spaceId)).toEqual([other.production_ulid]);

      await ok(change(moderator, publication, 'approve'));
      await change(publisher, publication, 'unpublish');
      expect((await ok(change(publisher, publication, 'republish'))).status).toBe('published');
    },
  );

  it('of the older system without an approval waits for review once it has been taken back', async () => {
    const spaceId = await addSpace();
    const publication = await publish(publisher, await addProductionOf(publisher), spaceId);
    await updateRow(service.db, 'space_publications', publication.id, { approved_by: null });
    expect((await ok(change(publisher, publication, 'republish'))).status).toBe('published');
    await change(publisher, publication, 'unpublish');
    expect((await ok(change(publisher, publication, 'republish'))).status).toBe('pending');
    await change(moderator, publication, 'approve');
    await change(publisher, publication, 'unpublish');
    expect((await ok(change(publisher, publication, 'republish'))).status).toBe('published');
  });

  it('is made once by a request with an idempotency key, whatever has become of its production', async () => {
    const spaceId = await addSpace();
    const production = await addProductionOf(publisher);
    const ask = (space_id = spaceId) =>
      publisher.POST('/api/productions/{id}/publications', {
        params: { path: { id: production.ulid }, header: { 'idempotency-key': 'once' } },
        body: { space_id },
      });
    const { data: first, response } = await ask();
    expect([response.status, response.headers.get('idempotent-replayed')]).toEqual([201, null]);
    await updateRow(service.db, 'productions', production.id, { status: 'failed' });
    const again = await ask();
    expect(again.response.status).toBe(201);
    // The answer tells what the publication is now.
    expect(again.data).toEqual({
      ...first,
      etag: expect.any(String),
      production_status: 'failed',
      shows: { ...first?.shows, media: [], playlist_url: null, poster_url: null, duration_seconds: null },
    });
    expect(again.response.headers.get('idempotent-replayed')).toBe('true');
    expect((await ask(await addSpace())).error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(first && (await historyOf(first))).toHaveLength(1);
  });

  it('is one row when it is asked for ten times at once', async () => {
    const spaceId = await addSpace();
    const production = await addProductionOf(publisher);
    const made = await Promise.all(Array.from({ length: 10 }, () => publish(publisher, production, spaceId)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made[0] && (await historyOf(made[0]))).toEqual([by('published', publisher)]);
  });

  it('of a production that is not finished shows when it completes', async () => {
    const spaceId = await addSpace();
    const production = await addProduction(service.db, await addUpload(service.db, publisher.user.id));
    await publish(publisher, production, spaceId);
    const { id, ulid } = production;
    expect(await shownIn(spaceId)).toEqual([]);
    await tryMarkSubmitted(service.db, { id, attempt: 1 }, { jobId: 'job', outputPrefix: 'o/landscape/' });
    await tryMarkCompleted(service.db, { id, attempt: 1 }, { groups: [] });
    expect(await shownIn(spaceId)).toEqual([ulid]);
  });

  it.each(['failed', 'canceled', 'deleting'])('of a production that is %s is refused', async (status) => {
    const spaceId = await addSpace({ review: true });
    const production = await addProductionOf(publisher);
    const publication = await publish(publisher, production, spaceId);
    await updateRow(service.db, 'productions', production.id, { status });
    const refused = { response: { status: 409 }, error: { code: 'PRODUCTION_UNPUBLISHABLE' } };
    expect(await change(moderator, publication, 'approve')).toMatchObject(refused);
    expect((await ok(change(publisher, publication, 'unpublish'))).status).toBe('unpublished');
    expect(await change(publisher, publication, 'republish')).toMatchObject(refused);
    expect(await tryPublishing(publisher, production, spaceId)).toMatchObject(refused);
    expect(await historyOf(publication)).toHaveLength(2);
  });

  it('and the deletion of its upload do not both begin', async () => {
    for (let count = 0; count < 5; count += 1) {
      const spaceId = await addSpace();
      const production = await addProductionOf(publisher);
      const [published, deleted] = await Promise.all([
        tryPublishing(publisher, production, spaceId),
        publisher.DELETE('/api/uploads/{id}', at(String(production.upload_id))),
      ]);
      const answers = [published.response.status, deleted.response.status];
      expect([
        [201, 409],
        [409, 202],
      ]).toContainEqual(answers);
    }
  });

  it('is found by who has a say in it, and by nobody else', async () => {
    const spaceId = await addSpace({ type: 'channel' });
    const production = await addProductionOf(publisher);
    const { id } = await publish(publisher, production, spaceId);
    const seen: Record<string, number[]> = {};
    for (const [name, client] of Object.entries({ owner, moderator, publisher, viewer, stranger })) {
      const answers = [
        await client.GET('/api/publications/{id}', at(id)),
        await client.GET('/api/publications/{id}/events', at(id)),
        await change(client, { id }, 'republish'),
        await client.GET('/api/productions/{id}/publications', at(production.ulid)),
      ];
      const { items } = await ok(client.GET('/api/spaces/{id}/publications', at(spaceId)));
      seen[name] = [...answers.map(({ response }) => response.status), items.length];
    }
    expect(seen).toEqual({
      owner: [200, 200, 200, 404, 1],
      moderator: [200, 200, 200, 404, 1],
      publisher: [200, 200, 200, 200, 1],
      viewer: [404, 404, 404, 404, 0],
      stranger: [404, 404, 404, 404, 0],
    });
    for (const client of [viewer, stranger])
      for (const what of ['approve', 'reject', 'unpublish'] as const)
        expect((await change(client, { id }, what)).response.status).toBe(404);
    expect(await shownIn(spaceId)).toEqual([production.ulid]);
  });

  it('can be taken back by whose it is after they have left, but not published again', async () => {
    const spaceId = await addSpace();
    const publication = await publish(publisher, await addProductionOf(publisher), spaceId);
    const params = { path: { id: spaceId, user_id: publisher.user.id } };
    await ok(owner.DELETE('/api/spaces/{id}/members/{user_id}', { params }));
    expect((await change(publisher, publication, 'unpublish')).response.status).toBe(200);
    expect(await change(publisher, publication, 'republish')).toMatchObject(roleRequired);
    expect(await shownIn(spaceId)).toEqual([]);
  });

  it('is listed by status and page by page', async () => {
    const spaceId = await addSpace({ review: true });
    const made: { id: number }[] = [];
    for (let count = 0; count < 3; count += 1)
      made.unshift(await publish(publisher, await addProductionOf(publisher), spaceId));
    const [newest] = made;
    if (newest) await change(moderator, newest, 'approve');
    const list = (query: { status?: 'pending'; limit?: number; cursor?: string }) =>
      ok(owner.GET('/api/spaces/{id}/publications', { params: { path: { id: spaceId }, query } }));
    const ids = ({ items }: { items: { id: number }[] }) => items.map(({ id }) => id);
    expect(ids(await list({ status: 'pending' }))).toEqual(ids({ items: made.slice(1) }));
    const first = await list({ limit: 2 });
    expect(ids(first)).toEqual(ids({ items: made.slice(0, 2) }));
    expect(ids(await list({ limit: 2, cursor: first.next_cursor ?? '' }))).toEqual(
      ids({ items: made.slice(2) }),
    );
  });
});

describe('what a space shows of an upload', () => {
  async function addPair(review = false) {
    const spaceId = await addSpace({ review });
    const upload = await addUpload(service.db, publisher.user.id);
    const older = await addProductionOf(publisher, upload);
    const publication = await publish(publisher, older, spaceId, { visible_in_global: true });
    if (review) await change(moderator, publication, 'approve');
    await updateRow(service.db, 'space_publications', publication.id, {
      published_at: '2026-01-02 03:04:05',
    });
    return { spaceId, upload, older, newer: await addProductionOf(publisher, upload), publication };
  }

  it('is replaced in its place with its settings, and goes back the same way', async () => {
    const { spaceId, older, newer, publication } = await addPair();
    await publish(publisher, await addProductionOf(publisher), spaceId);
    const there = await ok(replace(publisher, publication, newer.ulid));
    const place = {
      published_at: '2026-01-02T03:04:05.000Z',
      visibility: 'inherit',
      visible_in_space: true,
      visible_in_global: true,
    };
    const shown = { status: 'published', production_ulid: newer.ulid, ...place };
    expect(there).toMatchObject(shown);
    expect((await shownIn(spaceId))[1]).toBe(newer.ulid);
    expect(await ok(replace(publisher, publication, newer.ulid))).toEqual(there);
    const back = await ok(replace(publisher, there, older.id));
    expect(back).toMatchObject({ id: publication.id, production_ulid: older.ulid, ...place });
    expect((await shownIn(spaceId)).slice(1)).toEqual([older.ulid]);
    expect(await historyOf(publication)).toEqual([
      by('published', publisher),
      by('replaced', publisher),
      by('republished', publisher),
    ]);
  });

  it('is shown no wider than its owner wanted when somebody else puts it there', async () => {
    const { spaceId, newer, publication } = await addPair(true);
    const narrow = { visibility: 'members', visible_in_global: false } as const;
    await publish(publisher, newer, spaceId, narrow);
    const there = await ok(replace(moderator, publication, newer.ulid));
    expect(there).toMatchObject({ status: 'published', visible_in_space: true, ...narrow });
    const back = await ok(replace(moderator, there, publication.production_ulid));
    expect(back).toMatchObject({ id: publication.id, ...narrow });
  });

  it('is never both nor neither to who reads the feed meanwhile', async () => {
    const { spaceId, older, newer, publication } = await addPair();
    let going = true;
    const seen: string[] = [];
    const read = async () => {
      while (going) seen.push((await shownIn(spaceId)).join());
    };
    const readers = [read(), read()];
    let shown = publication;
    for (let count = 0; count < 15; count += 1) {
      const to = count % 2 === 0 ? newer : older;
      shown = await ok(replace(publisher, shown, to.ulid));
      expect(shown.production_ulid).toBe(to.ulid);
    }
    going = false;
    await Promise.all(readers);
    expect([...new Set(seen)].sort()).toEqual([older.ulid, newer.ulid].sort());
  });

  it('is one of two when it is replaced by two at once', async () => {
    const { spaceId, upload, newer, publication } = await addPair();
    const newest = await addProductionOf(publisher, upload);
    const answers = await Promise.all(
      [newer, newest].map(({ ulid }) => replace(publisher, publication, ulid)),
    );
    expect(answers.map(({ response }) => response.status).sort()).toEqual([200, 409]);
    expect(await shownIn(spaceId)).toEqual([answers.find(({ data }) => data)?.data?.production_ulid]);
  });

  it('stays when what comes is not completed, of another upload, or somebody else’s', async () => {
    const { spaceId, upload, older, publication } = await addPair();
    const unfinished = await addProduction(service.db, upload);
    const failed = await addRendered(service.db, upload, { end: 'failed' });
    for (const [production, code] of [
      [unfinished, 'PRODUCTION_NOT_COMPLETED'],
      [failed, 'PRODUCTION_NOT_COMPLETED'],
      [await addProductionOf(publisher), 'OTHER_UPLOAD'],
      [await addProductionOf(stranger), 'PRODUCTION_NOT_FOUND'],
    ] as const)
      expect((await replace(publisher, publication, production.ulid)).error?.code).toBe(code);
    for (const production_id of [null, '01JDZZZZZZZZZZZZZZZZZZZZZZ'])
      expect((await replace(publisher, publication, production_id)).response.status).toBe(404);
    expect(await shownIn(spaceId)).toEqual([older.ulid]);
  });

  it('stays when it is not shown (any more)', async () => {
    const { newer, publication } = await addPair();
    await change(publisher, publication, 'unpublish');
    expect(await replace(publisher, publication, newer.ulid)).toMatchObject({
      response: { status: 409 },
      error: { code: 'PUBLICATION_STATE' },
    });
  });

  it('is for a moderator to replace where review is required: by what has been published there', async () => {
    const { spaceId, older, newer, publication } = await addPair(true);
    const replaceAs = (client: ApiClient) => replace(client, publication, newer.ulid);
    expect(await replaceAs(viewer)).toMatchObject({ response: { status: 404 } });
    expect(await replaceAs(moderator)).toMatchObject({
      response: { status: 404 },
      error: { code: 'PRODUCTION_NOT_FOUND' },
    });
    expect(await ok(replaceAs(publisher))).toMatchObject({ status: 'pending' });
    expect(await shownIn(spaceId)).toEqual([older.ulid]);
    expect(await ok(replaceAs(moderator))).toMatchObject({
      status: 'published',
      production_ulid: newer.ulid,
    });
    expect(await shownIn(spaceId)).toEqual([newer.ulid]);
  });
});
