import {
  type Production,
  tryApprove,
  tryMarkCompleted,
  tryMarkSubmitted,
  tryReject,
  tryRepublish,
  tryUnpublish,
  type Upload,
} from '@bacs/db';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addRendered } from '../support/rendered.ts';
import { addProduction, addUpload, updateRow } from '../support/rows.ts';

type Person = { client: ApiClient; id: number };

let service: Api;
let owner: Person;
let moderator: Person;
let publisher: Person;
let viewer: Person;
let stranger: Person;

beforeAll(async () => {
  service = await startApi('publications');
  const meet = async (): Promise<Person> => {
    const client = await service.signUp();
    return { client, id: (await client.call('GET', '/api/me')).id };
  };
  owner = await meet();
  moderator = await meet();
  publisher = await meet();
  viewer = await meet();
  stranger = await meet();
});

let slugs = 0;

async function addSpace({ review = false, type = 'group' } = {}): Promise<number> {
  const space = { type, name: 'Space', slug: `s-${++slugs}`, settings: { require_review: review } };
  const { id } = await owner.client.call('POST', '/api/spaces', space);
  for (const [role, person] of Object.entries({ moderator, publisher, viewer }))
    await owner.client.call('PUT', `/api/spaces/${id}/members/${person.id}`, { role });
  return id;
}

async function addProductionOf(person: Person, upload?: Upload): Promise<Production> {
  return await addRendered(service.db, upload ?? (await addUpload(service.db, person.id)));
}

async function publish(person: Person, { ulid }: Production, spaceId: number, settings = {}) {
  const body = { space_id: spaceId, ...settings };
  return await person.client.call('POST', `/api/productions/${ulid}/publications`, body);
}

function change(person: Person, { id }: { id: number }, what: string, body?: object) {
  return person.client.request('POST', `/api/publications/${id}/${what}`, body);
}

async function shownIn(spaceId: number): Promise<string[]> {
  const { items } = await owner.client.call('GET', `/api/spaces/${spaceId}/feed`);
  return items.map((item: { production_ulid: string }) => item.production_ulid);
}

/** Oldest first. */
async function historyOf({ id }: { id: number }): Promise<[action: string, actor: string][]> {
  const { items } = await owner.client.call('GET', `/api/publications/${id}/events`);
  return items
    .map((event: { action: string; actor: { display_name: string } }) => [
      event.action,
      event.actor.display_name,
    ])
    .reverse();
}

describe('where a space requires review', () => {
  it('what a publisher brings shows once a moderator has approved it, and the log tells who did what', async () => {
    const spaceId = await addSpace({ review: true });
    const production = await addProductionOf(publisher);
    const publication = await publish(publisher, production, spaceId);
    expect(publication).toMatchObject({ status: 'pending', requested_by: publisher.id, published_at: null });
    expect(await shownIn(spaceId)).toEqual([]);

    expect((await change(publisher, publication, 'approve')).status).toBe(403);
    for (let times = 0; times < 2; times += 1)
      expect(await change(moderator, publication, 'approve')).toMatchObject({
        status: 200,
        body: { status: 'published', approved_by: moderator.id },
      });
    expect(await shownIn(spaceId)).toEqual([production.ulid]);
    expect(await change(moderator, publication, 'reject')).toMatchObject({
      status: 409,
      body: { code: 'PUBLICATION_STATE' },
    });

    await change(publisher, publication, 'unpublish');
    expect(await shownIn(spaceId)).toEqual([]);
    expect((await change(publisher, publication, 'republish')).body.status).toBe('pending');
    expect((await change(owner, publication, 'reject')).body.status).toBe('rejected');
    expect((await change(owner, publication, 'approve')).status).toBe(409);
    expect((await change(publisher, publication, 'republish')).body.status).toBe('pending');
    expect((await change(moderator, publication, 'republish')).body.status).toBe('published');
    expect(await historyOf(publication)).toEqual([
      ['requested', 'User 3'],
      ['approved', 'User 2'],
      ['unpublished', 'User 3'],
      ['requested', 'User 3'],
      ['rejected', 'User 1'],
      ['requested', 'User 3'],
      ['republished', 'User 2'],
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
      expect(publication).toMatchObject({ status: 'published', approved_by: person.id });
    }
  });

  it('what was decided since it was read is not decided again', async () => {
    const spaceId = await addSpace({ review: true });
    const { id } = await publish(publisher, await addProductionOf(publisher), spaceId);
    const seen = {
      id,
      status: 'pending',
      approved_by: null,
      visibility: 'inherit',
      visible_in_space: 1,
      visible_in_global: 0,
    } as const;
    const wider = { ...seen, visible_in_global: 1 };
    expect(await tryApprove(service.db, wider, moderator.id)).toBe(false);
    expect(await tryReject(service.db, seen, moderator.id)).toBe(true);
    expect(await tryApprove(service.db, seen, owner.id)).toBe(false);
    expect(await tryUnpublish(service.db, seen, { actorId: publisher.id })).toBe(false);
    expect(await tryRepublish(service.db, seen, { actorId: owner.id, to: 'published' })).toBe(false);
    expect(await change(owner, { id }, 'reject')).toMatchObject({ status: 200 });
    expect(await historyOf({ id })).toEqual([
      ['requested', 'User 3'],
      ['rejected', 'User 2'],
    ]);
  });
});

describe('a publication', () => {
  it('without review is the same one when it is published again, and keeps its settings', async () => {
    const spaceId = await addSpace({ type: 'channel' });
    const production = await addProductionOf(publisher);
    const first = await publish(publisher, production, spaceId, { visibility: 'members' });
    expect(first).toMatchObject({ status: 'published', visible_in_global: true });
    const second = await publish(publisher, production, spaceId, { visible_in_global: false });
    expect(second).toEqual({ ...first, visible_in_global: false });
    await publish(publisher, production, spaceId);
    expect(await historyOf(first)).toEqual([
      ['published', 'User 3'],
      ['changed', 'User 3'],
    ]);
  });

  it('that was rejected comes back only by a moderator, though no review is required', async () => {
    const spaceId = await addSpace();
    const publication = await publish(publisher, await addProductionOf(publisher), spaceId);
    await updateRow(service.db, 'space_publications', publication.id, { status: 'rejected' });
    expect((await change(publisher, publication, 'republish')).body.status).toBe('pending');
    expect((await change(moderator, publication, 'approve')).body.status).toBe('published');
  });

  it.each(['rejected', 'taken back', 'taken back twice'])(
    'that a moderator has %s stays away, whichever way its publisher tries',
    async (how) => {
      const spaceId = await addSpace({ review: how === 'rejected' });
      const upload = await addUpload(service.db, publisher.id);
      const production = await addProductionOf(publisher, upload);
      const publication = await publish(publisher, production, spaceId);
      if (how === 'taken back twice') await change(publisher, publication, 'unpublish');
      await change(moderator, publication, how === 'rejected' ? 'reject' : 'unpublish');
      await owner.client.call('PATCH', `/api/spaces/${spaceId}`, { settings: { require_review: false } });
      const other = await publish(publisher, await addProductionOf(publisher, upload), spaceId);
      const replace = () => change(publisher, other, 'replace', { production_id: production.ulid });
      expect(other.status).toBe('published');
      expect(await replace()).toMatchObject({ status: 403, body: { code: 'SPACE_ROLE_REQUIRED' } });
      for (const what of ['republish', 'republish', 'unpublish', 'republish']) {
        const { body } = await change(publisher, publication, what);
        expect(body).toMatchObject({ status: what === 'unpublish' ? 'unpublished' : 'pending' });
      }
      for (const settings of [{}, { visible_in_global: true }])
        expect((await publish(publisher, production, spaceId, settings)).status).toBe('pending');
      expect((await replace()).status).toBe(403);
      expect(await shownIn(spaceId)).toEqual([other.production_ulid]);

      await change(moderator, publication, 'approve');
      await change(publisher, publication, 'unpublish');
      expect((await change(publisher, publication, 'republish')).body.status).toBe('published');
    },
  );

  it('of the older system without an approval waits for review once it has been taken back', async () => {
    const spaceId = await addSpace();
    const publication = await publish(publisher, await addProductionOf(publisher), spaceId);
    await updateRow(service.db, 'space_publications', publication.id, { approved_by: null });
    expect((await change(publisher, publication, 'republish')).body.status).toBe('published');
    await change(publisher, publication, 'unpublish');
    expect((await change(publisher, publication, 'republish')).body.status).toBe('pending');
    await change(moderator, publication, 'approve');
    await change(publisher, publication, 'unpublish');
    expect((await change(publisher, publication, 'republish')).body.status).toBe('published');
  });

  it('is made once by a request with an idempotency key, whatever has become of its production', async () => {
    const spaceId = await addSpace();
    const production = await addProductionOf(publisher);
    const ask = (space_id = spaceId) =>
      publisher.client.request(
        'POST',
        `/api/productions/${production.ulid}/publications`,
        { space_id },
        { 'idempotency-key': 'once' },
      );
    const first = await ask();
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    await updateRow(service.db, 'productions', production.id, { status: 'failed' });
    const again = await ask();
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await ask(await addSpace())).toMatchObject({ body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await historyOf(first.body)).toHaveLength(1);
  });

  it('is one row when it is asked for ten times at once', async () => {
    const spaceId = await addSpace();
    const production = await addProductionOf(publisher);
    const made = await Promise.all(Array.from({ length: 10 }, () => publish(publisher, production, spaceId)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await historyOf(made[0])).toEqual([['published', 'User 3']]);
  });

  it('of a production that is not finished shows when it completes', async () => {
    const spaceId = await addSpace();
    const { id, ulid } = await addProduction(service.db, await addUpload(service.db, publisher.id));
    await publisher.client.call('POST', `/api/productions/${ulid}/publications`, { space_id: spaceId });
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
    const refused = { status: 409, body: { code: 'PRODUCTION_UNPUBLISHABLE' } };
    expect(await change(moderator, publication, 'approve')).toMatchObject(refused);
    expect((await change(publisher, publication, 'unpublish')).body.status).toBe('unpublished');
    expect(await change(publisher, publication, 'republish')).toMatchObject(refused);
    const again = { space_id: spaceId };
    expect(
      await publisher.client.request('POST', `/api/productions/${production.ulid}/publications`, again),
    ).toMatchObject(refused);
    expect(await historyOf(publication)).toHaveLength(2);
  });

  it('and the deletion of its upload do not both begin', async () => {
    for (let count = 0; count < 5; count += 1) {
      const spaceId = await addSpace();
      const { ulid, upload_id } = await addProductionOf(publisher);
      const [published, deleted] = await Promise.all([
        publisher.client.request('POST', `/api/productions/${ulid}/publications`, { space_id: spaceId }),
        publisher.client.request('DELETE', `/api/uploads/${upload_id}`),
      ]);
      const answers = [published.status, deleted.status];
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
    for (const [name, { client }] of Object.entries({ owner, moderator, publisher, viewer, stranger }))
      seen[name] = [
        (await client.request('GET', `/api/publications/${id}`)).status,
        (await client.request('GET', `/api/publications/${id}/events`)).status,
        (await client.request('POST', `/api/publications/${id}/republish`)).status,
        (await client.call('GET', `/api/spaces/${spaceId}/publications`)).items.length,
        (await client.request('GET', `/api/productions/${production.ulid}/publications`)).status,
      ];
    expect(seen).toEqual({
      owner: [200, 200, 200, 1, 404],
      moderator: [200, 200, 200, 1, 404],
      publisher: [200, 200, 200, 1, 200],
      viewer: [404, 404, 404, 0, 404],
      stranger: [404, 404, 404, 0, 404],
    });
    for (const { client } of [viewer, stranger])
      for (const what of ['approve', 'reject', 'unpublish'])
        expect((await client.request('POST', `/api/publications/${id}/${what}`)).status).toBe(404);
    expect(await shownIn(spaceId)).toEqual([production.ulid]);
  });

  it('can be taken back by whose it is after they have left, but not published again', async () => {
    const spaceId = await addSpace();
    const publication = await publish(publisher, await addProductionOf(publisher), spaceId);
    await owner.client.call('DELETE', `/api/spaces/${spaceId}/members/${publisher.id}`);
    expect((await change(publisher, publication, 'unpublish')).status).toBe(200);
    expect(await change(publisher, publication, 'republish')).toMatchObject({
      status: 403,
      body: { code: 'SPACE_ROLE_REQUIRED' },
    });
    expect(await shownIn(spaceId)).toEqual([]);
  });

  it('is listed by status and page by page', async () => {
    const spaceId = await addSpace({ review: true });
    const made: { id: number }[] = [];
    for (let count = 0; count < 3; count += 1)
      made.unshift(await publish(publisher, await addProductionOf(publisher), spaceId));
    const [newest] = made;
    if (newest) await change(moderator, newest, 'approve');
    const list = async (query: string) =>
      (await owner.client.call('GET', `/api/spaces/${spaceId}/publications?${query}`)) as {
        items: { id: number }[];
        next_cursor: string | null;
      };
    const ids = ({ items }: { items: { id: number }[] }) => items.map(({ id }) => id);
    expect(ids(await list('status=pending'))).toEqual(ids({ items: made.slice(1) }));
    const first = await list('limit=2');
    expect(ids(first)).toEqual(ids({ items: made.slice(0, 2) }));
    expect(ids(await list(`limit=2&cursor=${first.next_cursor}`))).toEqual(ids({ items: made.slice(2) }));
  });
});

describe('what a space shows of an upload', () => {
  async function addPair(review = false) {
    const spaceId = await addSpace({ review });
    const upload = await addUpload(service.db, publisher.id);
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
    const there = await change(publisher, publication, 'replace', { production_id: newer.ulid });
    const place = {
      published_at: '2026-01-02T03:04:05.000Z',
      visibility: 'inherit',
      visible_in_space: true,
      visible_in_global: true,
    };
    const shown = { status: 'published', production_ulid: newer.ulid, ...place };
    expect(there).toMatchObject({ status: 200, body: shown });
    expect((await shownIn(spaceId))[1]).toBe(newer.ulid);
    expect(await change(publisher, publication, 'replace', { production_id: newer.ulid })).toEqual({
      ...there,
      headers: expect.anything(),
    });
    const back = await change(publisher, there.body, 'replace', { production_id: older.id });
    expect(back.body).toMatchObject({ id: publication.id, production_ulid: older.ulid, ...place });
    expect((await shownIn(spaceId)).slice(1)).toEqual([older.ulid]);
    expect(await historyOf(publication)).toEqual([
      ['published', 'User 3'],
      ['replaced', 'User 3'],
      ['republished', 'User 3'],
    ]);
  });

  it('is shown no wider than its owner wanted when somebody else puts it there', async () => {
    const { spaceId, newer, publication } = await addPair(true);
    const narrow = { visibility: 'members', visible_in_global: false };
    await publish(publisher, newer, spaceId, narrow);
    const { body } = await change(moderator, publication, 'replace', { production_id: newer.ulid });
    expect(body).toMatchObject({ status: 'published', visible_in_space: true, ...narrow });
    const back = await change(moderator, body, 'replace', { production_id: publication.production_ulid });
    expect(back.body).toMatchObject({ id: publication.id, ...narrow });
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
      shown = (await change(publisher, shown, 'replace', { production_id: to.ulid })).body;
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
      [newer, newest].map(({ ulid }) => change(publisher, publication, 'replace', { production_id: ulid })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await shownIn(spaceId)).toEqual([
      answers.find(({ status }) => status === 200)?.body.production_ulid,
    ]);
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
      expect(
        await change(publisher, publication, 'replace', { production_id: production.ulid }),
      ).toMatchObject({ body: { code } });
    for (const production_id of [null, '01JDZZZZZZZZZZZZZZZZZZZZZZ'])
      expect((await change(publisher, publication, 'replace', { production_id })).status).toBe(404);
    expect(await shownIn(spaceId)).toEqual([older.ulid]);
  });

  it('stays when it is not shown (any more)', async () => {
    const { newer, publication } = await addPair();
    await change(publisher, publication, 'unpublish');
    expect(await change(publisher, publication, 'replace', { production_id: newer.ulid })).toMatchObject({
      status: 409,
      body: { code: 'PUBLICATION_STATE' },
    });
  });

  it('is for a moderator to replace where review is required: by what has been published there', async () => {
    const { spaceId, newer, publication } = await addPair(true);
    const replace = (person: Person) => change(person, publication, 'replace', { production_id: newer.ulid });
    expect(await replace(publisher)).toMatchObject({ status: 403, body: { code: 'SPACE_ROLE_REQUIRED' } });
    expect(await replace(viewer)).toMatchObject({ status: 404 });
    expect(await replace(moderator)).toMatchObject({ status: 404, body: { code: 'PRODUCTION_NOT_FOUND' } });
    await publish(publisher, newer, spaceId);
    expect((await replace(moderator)).body).toMatchObject({
      status: 'published',
      production_ulid: newer.ulid,
    });
    expect(await shownIn(spaceId)).toEqual([newer.ulid]);
  });
});
