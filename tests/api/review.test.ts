import type { Production, Upload } from '@bacs/db';
import { tryMarkCompleted, tryMarkSubmitted } from '@bacs/db/productions';
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
let operator: ApiClient;
let viewer: ApiClient;

beforeAll(async () => {
  service = await startApi('review');
  owner = await service.signUp();
  moderator = await service.signUp();
  publisher = await service.signUp();
  viewer = await service.signUp();
  operator = await service.signUp('operator');
});

let slugs = 0;

async function addSpace(): Promise<number> {
  const body = {
    type: 'group',
    name: 'Space',
    slug: `s-${++slugs}`,
    settings: { require_review: true },
  } as const;
  const { id } = await ok(owner.POST('/api/spaces', { body }));
  await addMember(owner, id, moderator, 'moderator');
  await addMember(owner, id, publisher, 'publisher');
  await addMember(owner, id, viewer, 'viewer');
  return id;
}

type Settings = {
  visibility?: 'members' | 'public';
  visible_in_space?: boolean;
  visible_in_global?: boolean;
};

function publish({ ulid }: Production, space_id: number, settings: Settings = {}) {
  const body = { space_id, ...settings };
  return ok(publisher.POST('/api/productions/{id}/publications', { ...at(ulid), body }));
}

type Seen = { id: number; etag: string };
type Change = 'approve' | 'reject' | 'unpublish' | 'republish';

const look = (person: ApiClient, id: number) => ok(person.GET('/api/publications/{id}', at(id)));

function change(person: ApiClient, { id, etag }: Seen, what: Change) {
  const params = { path: { id }, header: { 'if-match': etag } };
  return person.POST(`/api/publications/{id}/${what}`, { params });
}

const approve = (person: ApiClient, seen: Seen) => change(person, seen, 'approve');

/** Approves a publication as it is. */
async function show({ id }: { id: number }) {
  return await ok(approve(moderator, await look(moderator, id)));
}

async function shownIn(spaceId: number): Promise<(string | null)[]> {
  const { items } = await ok(owner.GET('/api/spaces/{id}/feed', at(spaceId)));
  return items.map(({ production_ulid }) => production_ulid);
}

async function actionsOf({ id }: { id: number }): Promise<string[]> {
  const { items } = await ok(owner.GET('/api/publications/{id}/events', at(id)));
  return items.map(({ action }) => action).reverse();
}

const refused = (status: number, code: string) => ({ response: { status }, error: { code } });

describe('who may approve', () => {
  it('sees title, description, poster and players of what is pending, and nothing else of it', async () => {
    const spaceId = await addSpace();
    const upload = await addUpload(service.db, publisher.user.id);
    await updateRow(service.db, 'uploads', upload.id, { description: 'Two dogs' });
    const production = await addRendered(service.db, upload);
    const { id } = await publish(production, spaceId);
    const base = `${service.deps.config.OUTPUT_BASE_URL}2026-11/22/${upload.asset_uuid}/${production.ulid}`;
    const urls = {
      playlist_url: `${base}/landscape/video.m3u8`,
      poster_url: `${base}/landscape/video_poster.0000000.jpg`,
    };
    const shows = {
      title: 'video.mp4',
      description: 'Two dogs',
      duration_seconds: 8,
      ...urls,
      media: [{ orientation: 'landscape', ...urls, mpd_url: null, file_url: null }],
    };
    const path = { ...at(spaceId), params: { path: { id: spaceId }, query: { status: 'pending' as const } } };
    for (const person of [owner, moderator, operator, publisher]) {
      const seen = await look(person, id);
      expect(seen).toMatchObject({ status: 'pending', production_status: 'completed', shows });
      expect((await ok(person.GET('/api/spaces/{id}/publications', path))).items).toEqual([seen]);
    }
    expect((await viewer.GET('/api/publications/{id}', at(id))).response.status).toBe(404);
    for (const person of [owner, moderator])
      for (const address of [
        `/api/productions/${production.ulid}`,
        `/api/productions/${production.ulid}/outputs`,
        `/api/productions/${production.ulid}/timeline`,
        `/api/uploads/${upload.asset_uuid}`,
      ])
        expect((await person.request('GET', address)).status).toBe(404);
  });

  it('sees that a production is not completed, and approves it only when there is something to see', async () => {
    const spaceId = await addSpace();
    const production = await addProduction(service.db, await addUpload(service.db, publisher.user.id));
    const { id } = await publish(production, spaceId);
    const early = await look(moderator, id);
    expect(early).toMatchObject({ production_status: 'queued', shows: { title: 'video.mp4', media: [] } });
    expect(early.shows?.playlist_url).toBeNull();
    expect(await approve(moderator, early)).toMatchObject(refused(409, 'PRODUCTION_NOT_COMPLETED'));
    const seen = { id: production.id, attempt: 1 };
    await tryMarkSubmitted(service.db, seen, { jobId: 'job', outputPrefix: 'o/landscape/' });
    expect((await look(moderator, id)).shows?.media).toEqual([]);
    await tryMarkCompleted(service.db, seen, { groups: [] });
    expect(await approve(moderator, early)).toMatchObject(refused(412, 'PUBLICATION_CHANGED'));
    expect(await ok(approve(moderator, await look(moderator, id)))).toMatchObject({ status: 'published' });
  });

  it.each(['taken back', 'being deleted'])('does not see what is %s', async (how) => {
    const production = await addRendered(service.db, await addUpload(service.db, publisher.user.id));
    const { id } = await publish(production, await addSpace());
    if (how === 'taken back') await ok(publisher.POST('/api/publications/{id}/unpublish', at(id)));
    else await updateRow(service.db, 'productions', production.id, { status: 'deleting', deletion_id: 1 });
    for (const person of [owner, moderator, operator]) expect((await look(person, id)).shows).toBeNull();
    expect((await look(publisher, id)).shows === null).toBe(how === 'being deleted');
  });
});

describe('an approval', () => {
  async function addPending() {
    const spaceId = await addSpace();
    const upload = await addUpload(service.db, publisher.user.id);
    const production = await addRendered(service.db, upload);
    const { id } = await publish(production, spaceId);
    return { spaceId, upload, production, id };
  }

  it('names what was seen', async () => {
    const { spaceId, id } = await addPending();
    const { data: seen, response } = await moderator.GET('/api/publications/{id}', at(id));
    expect(response.headers.get('etag')).toBe(seen?.etag);
    const missing = refused(428, 'PRECONDITION_REQUIRED');
    expect(await moderator.POST('/api/publications/{id}/approve', at(id))).toMatchObject(missing);
    for (const etag of ['*', `"other", *`])
      expect(await approve(moderator, { id, etag })).toMatchObject(missing);
    for (const etag of ['"other"', '', seen?.etag.slice(1) ?? ''])
      expect(await approve(moderator, { id, etag })).toMatchObject(refused(412, 'PUBLICATION_CHANGED'));
    expect(await shownIn(spaceId)).toEqual([]);
    // A proxy that compresses answers makes ETags weak.
    expect((await approve(moderator, { id, etag: `"other", W/${seen?.etag}` })).response.status).toBe(200);
    expect(await shownIn(spaceId)).toHaveLength(1);
  });

  type Pending = Awaited<ReturnType<typeof addPending>>;
  const set = (table: 'uploads' | 'productions', columns: Record<string, string>) => (of: Pending) =>
    updateRow(service.db, table, table === 'uploads' ? of.upload.id : of.production.id, columns);
  const other = (settings: Settings) => (of: Pending) => publish(of.production, of.spaceId, settings);
  const ways: [what: string, change: (of: Pending) => Promise<unknown>][] = [
    ['visibility', other({ visibility: 'public' })],
    ['place in the global feed', other({ visible_in_global: true })],
    ['place in the space', other({ visible_in_space: false })],
    ['title', set('uploads', { original_filename: 'other.mp4' })],
    ['name', set('productions', { name: 'Other' })],
    ['description', set('uploads', { description: 'Other' })],
    ['outputs', set('productions', { outputs: JSON.stringify({ groups: [] }) })],
    [
      'replaced publication',
      async ({ upload, spaceId, production }) => {
        const shown = await show(await publish(await addRendered(service.db, upload), spaceId));
        const body = { production_id: production.ulid };
        await ok(publisher.POST('/api/publications/{id}/replace', { ...at(shown.id), body }));
      },
    ],
  ];

  it.each(ways)('is refused when it has another %s since', async (_what, widen) => {
    const pending = await addPending();
    const seen = await look(moderator, pending.id);
    await widen(pending);
    for (const what of ['approve', 'reject', 'unpublish', 'republish'] as const)
      expect(await change(moderator, seen, what)).toMatchObject(refused(412, 'PUBLICATION_CHANGED'));
    expect((await look(moderator, pending.id)).status).toBe('pending');
    expect(await shownIn(pending.spaceId)).not.toContain(pending.production.ulid);
    expect((await approve(moderator, await look(moderator, pending.id))).response.status).toBe(200);
  });

  it('never shows what its publisher widens at the same moment', async () => {
    const { spaceId, production, id } = await addPending();
    let approved = 0;
    for (let count = 0; count < 6; count += 1) {
      const seen = await look(moderator, id);
      const wider = !seen.visible_in_global;
      const [approval] = await Promise.all([
        approve(moderator, seen),
        publish(production, spaceId, { visible_in_global: wider }),
      ]);
      approved += approval.response.status === 200 ? 1 : 0;
      expect([200, 412]).toContain(approval.response.status);
      expect(await look(moderator, id)).toMatchObject({ status: 'pending', visible_in_global: wider });
    }
    const events = await actionsOf({ id });
    expect(events.filter((action) => action === 'approved')).toHaveLength(approved);
  });

  it('happens once when two moderators approve at once, and whoever did it may ask again', async () => {
    const { id } = await addPending();
    const seen = await look(moderator, id);
    const answers = await Promise.all([approve(moderator, seen), approve(owner, seen)]);
    expect(answers.map(({ response }) => response.status).sort()).toEqual([200, 412]);
    const [first, second] = answers[0]?.data ? [moderator, owner] : [owner, moderator];
    expect((await approve(first, seen)).data?.approved_by).toBe(first.user.id);
    expect(await approve(second, seen)).toMatchObject(refused(412, 'PUBLICATION_CHANGED'));
    expect(await actionsOf({ id })).toEqual(['requested', 'approved']);
  });

  it('and a withdrawal at once leave what one of them says', async () => {
    for (let count = 0; count < 4; count += 1) {
      const { spaceId, production, id } = await addPending();
      const seen = await look(moderator, id);
      const [approval, withdrawal] = await Promise.all([
        approve(moderator, seen),
        publisher.POST('/api/publications/{id}/unpublish', at(id)),
      ]);
      const { status } = await look(owner, id);
      expect(await shownIn(spaceId)).toEqual(status === 'published' ? [production.ulid] : []);
      const done = [approval, withdrawal].filter(({ response }) => response.status === 200);
      expect(await actionsOf({ id })).toHaveLength(1 + done.length);
      expect(status).toBe(withdrawal.response.status === 200 ? 'unpublished' : 'published');
    }
  });

  it('is not needed for a rejection, whose reason stands in the history', async () => {
    const { id } = await addPending();
    const body = { reason: 'The first minute is missing.' };
    await ok(moderator.POST('/api/publications/{id}/reject', { ...at(id), body }));
    const { items } = await ok(publisher.GET('/api/publications/{id}/events', at(id)));
    const [last] = items;
    expect(last).toMatchObject({ action: 'rejected', detail: { from: 'pending', to: 'rejected', ...body } });
  });

  it('of what belongs to somebody else is needed to show it again, too', async () => {
    const { id } = await addPending();
    await ok(moderator.POST('/api/publications/{id}/reject', at(id)));
    const again = await moderator.POST('/api/publications/{id}/republish', at(id));
    expect(again).toMatchObject(refused(428, 'PRECONDITION_REQUIRED'));
    const seen = await look(moderator, id);
    expect((await ok(change(moderator, seen, 'republish'))).status).toBe('published');
  });
});

describe('a replacement where review is required', () => {
  async function addShown(other?: Upload) {
    const spaceId = await addSpace();
    const upload = await addUpload(service.db, publisher.user.id);
    const older = await addRendered(service.db, upload);
    const shown = await show(await publish(older, spaceId, { visible_in_global: true }));
    await updateRow(service.db, 'space_publications', shown.id, { published_at: '2026-01-02 03:04:05' });
    const newer = await addRendered(service.db, other ?? upload);
    return { spaceId, upload, older, newer, shown };
  }

  const tryAsking = ({ id }: { id: number }, { ulid }: Production, more = {}, person = publisher) =>
    person.POST('/api/publications/{id}/replace', { ...at(id), body: { production_id: ulid, ...more } });
  const ask = (shown: { id: number }, production: Production) => ok(tryAsking(shown, production));

  it('is asked for by the publisher, shown with what it replaces, and takes its place when approved', async () => {
    const { spaceId, older, newer, shown } = await addShown();
    const asked = await ask(shown, newer);
    expect(await ask(shown, newer)).toEqual(asked);
    const seen = await look(moderator, asked.id);
    expect(seen).toMatchObject({
      status: 'pending',
      production_ulid: newer.ulid,
      visible_in_global: true,
      shows: { title: 'video.mp4', playlist_url: expect.stringContaining(newer.ulid) },
      replaces: {
        publication_id: shown.id,
        production_ulid: older.ulid,
        status: 'published',
        visible_in_global: true,
        shows: { title: 'video.mp4', playlist_url: expect.stringContaining(older.ulid) },
      },
    });
    expect(await shownIn(spaceId)).toEqual([older.ulid]);
    expect(await ok(approve(moderator, seen))).toMatchObject({
      status: 'published',
      published_at: '2026-01-02T03:04:05.000Z',
      approved_by: moderator.user.id,
      replaces: null,
    });
    expect(await shownIn(spaceId)).toEqual([newer.ulid]);
    expect(await actionsOf(asked)).toEqual(['requested', 'approved']);
    expect(await actionsOf(shown)).toEqual(['requested', 'approved', 'replaced']);
  });

  it('is never both nor neither to who reads the feed meanwhile', async () => {
    const { spaceId, older, newer, shown } = await addShown();
    let going = true;
    const seen = new Set<string>();
    const read = async () => {
      while (going) seen.add((await shownIn(spaceId)).join());
    };
    const reader = read();
    let current = { id: shown.id };
    for (let count = 0; count < 6; count += 1)
      current = await show(await ask(current, count % 2 === 0 ? newer : older));
    going = false;
    await reader;
    expect([...seen].sort()).toEqual([older.ulid, newer.ulid].sort());
  });

  type Asked = Awaited<ReturnType<typeof addShown>> & { asked: { id: number } };
  const ends: [how: string, end: (of: Asked) => Promise<unknown>, status: number, code: string][] = [
    [
      'withdrawn',
      ({ asked }) => ok(publisher.POST('/api/publications/{id}/unpublish', at(asked.id))),
      409,
      'PUBLICATION_STATE',
    ],
    [
      'rejected',
      ({ asked }) => ok(owner.POST('/api/publications/{id}/reject', at(asked.id))),
      409,
      'PUBLICATION_STATE',
    ],
    [
      'asked for what is taken back meanwhile',
      ({ shown }) => ok(publisher.POST('/api/publications/{id}/unpublish', at(shown.id))),
      409,
      'REPLACED_NOT_SHOWN',
    ],
    [
      'asked for what is gone meanwhile',
      ({ shown }) => service.db.deleteFrom('space_publications').where('id', '=', shown.id).execute(),
      409,
      'REPLACED_NOT_SHOWN',
    ],
    [
      'by a production that is deleted meanwhile',
      ({ newer }) => updateRow(service.db, 'productions', newer.id, { status: 'deleting', deletion_id: 1 }),
      409,
      'PRODUCTION_UNPUBLISHABLE',
    ],
  ];

  it.each(ends)('that is %s is not approved', async (_how, end, status, code) => {
    const pair = await addShown();
    const asked = await ask(pair.shown, pair.newer);
    await end({ ...pair, asked });
    const before = await shownIn(pair.spaceId);
    expect(await approve(moderator, await look(moderator, asked.id))).toMatchObject(refused(status, code));
    expect(await shownIn(pair.spaceId)).toEqual(before);
    expect(before).not.toContain(pair.newer.ulid);
  });

  it('takes nobody’s place any more once it was withdrawn and published by itself', async () => {
    const { spaceId, older, newer, shown } = await addShown();
    const { id } = await ask(shown, newer);
    await ok(publisher.POST('/api/publications/{id}/unpublish', at(id)));
    await ok(publisher.POST('/api/publications/{id}/republish', at(id)));
    expect(await show({ id })).toMatchObject({ status: 'published', replaces: null });
    expect((await shownIn(spaceId)).sort()).toEqual([older.ulid, newer.ulid].sort());
    // The space shows both, so there is nothing to ask for.
    expect(await tryAsking(shown, newer)).toMatchObject(refused(409, 'PUBLICATION_STATE'));
  });

  it('is one of two that were asked for, and the other one has to be asked for anew', async () => {
    const { spaceId, upload, newer, shown } = await addShown();
    const newest = await addRendered(service.db, upload);
    const [one, two] = [await ask(shown, newer), await ask(shown, newest)];
    expect(await tryAsking(one, newest)).toMatchObject(refused(409, 'PUBLICATION_STATE'));
    const both = await Promise.all([one, two].map(({ id }) => look(moderator, id)));
    const answers = await Promise.all(both.map((seen) => approve(moderator, seen)));
    expect(answers.map(({ response }) => response.status).sort()).toEqual([200, 412]);
    const [won, lost] = answers[0]?.data ? [one, two] : [two, one];
    const late = await approve(moderator, await look(moderator, lost.id));
    expect(late).toMatchObject(refused(409, 'REPLACED_NOT_SHOWN'));
    expect(await shownIn(spaceId)).toEqual([won.production_ulid]);
    const last = won === one ? newest : newer;
    expect((await ask(won, last)).replaces?.publication_id).toBe(won.id);
    await show(lost);
    expect(await shownIn(spaceId)).toEqual([last.ulid]);
  });

  it('and the withdrawal of what it replaces at once leave one or none', async () => {
    for (let count = 0; count < 4; count += 1) {
      const { spaceId, newer, shown } = await addShown();
      const seen = await look(moderator, (await ask(shown, newer)).id);
      const [approval, withdrawal] = await Promise.all([
        approve(moderator, seen),
        publisher.POST('/api/publications/{id}/unpublish', at(shown.id)),
      ]);
      expect(await shownIn(spaceId)).toEqual(approval.response.status === 200 ? [newer.ulid] : []);
      expect(withdrawal.response.status).toBe(200);
    }
  });

  it('is carried out by a moderator’s republishing as well', async () => {
    const { spaceId, newer, shown } = await addShown();
    const { id } = await ask(shown, newer);
    await ok(change(moderator, await look(moderator, id), 'republish'));
    expect(await shownIn(spaceId)).toEqual([newer.ulid]);
  });

  it('by another upload of the same owner is accepted if they say so', async () => {
    const { spaceId, newer, shown } = await addShown(await addUpload(service.db, publisher.user.id));
    expect(await tryAsking(shown, newer)).toMatchObject(refused(409, 'OTHER_UPLOAD'));
    const other_upload = true;
    const asked = await ok(tryAsking(shown, newer, { other_upload }));
    expect(asked.replaces?.publication_id).toBe(shown.id);
    await show(asked);
    expect(await shownIn(spaceId)).toEqual([newer.ulid]);
    const own = await addRendered(service.db, await addUpload(service.db, moderator.user.id));
    const byOther = await tryAsking(asked, own, { other_upload }, moderator);
    expect(byOther).toMatchObject(refused(409, 'OTHER_UPLOAD'));
  });
});
