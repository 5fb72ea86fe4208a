import type { Upload } from '@bacs/db';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addMember } from '../support/members.ts';
import { addRendered } from '../support/rendered.ts';
import { addProduction, addUpload, updateRow } from '../support/rows.ts';

let service: Api;
let api: ApiClient;

beforeAll(async () => {
  service = await startApi('legacy_feeds');
  api = await service.signUp();
});

let slugs = 0;

async function addChannel(): Promise<number> {
  const slug = `channel-${++slugs}`;
  return (await ok(api.POST('/api/spaces', { body: { type: 'channel', name: 'Channel', slug } }))).id;
}

/** Adds what the older system left: an upload with this status and prefix, published without a production. */
async function addLegacyUpload(
  spaceId: number,
  {
    status = 'completed',
    prefix = '2025-01/02/u/portrait/',
  }: { status?: string; prefix?: string | null } = {},
): Promise<Upload> {
  const upload = await addUpload(service.db, api.user.id);
  await updateRow(service.db, 'uploads', upload.id, { status, output_prefix: prefix });
  await sql`INSERT INTO space_publications
    (upload_id, space_id, status, requested_by, visible_in_space, visible_in_global, published_at)
    VALUES (${upload.id}, ${spaceId}, 'published', ${api.user.id}, 1, 1, '2025-01-03')`.execute(service.db);
  return { ...upload, output_prefix: prefix };
}

async function readFeed(spaceId: number) {
  return (await ok(api.GET('/api/spaces/{id}/feed', at(spaceId)))).items;
}

const publish = (ulid: string, space_id: number) =>
  ok(api.POST('/api/productions/{id}/publications', { ...at(ulid), body: { space_id } }));
const replace = (id: number, production_id: string | null) =>
  ok(api.POST('/api/publications/{id}/replace', { ...at(id), body: { production_id } }));

/** Finds the only publication of this space. */
async function onlyPublication(spaceId: number): Promise<number> {
  const { items } = await ok(api.GET('/api/spaces/{id}/publications', at(spaceId)));
  if (items[0] === undefined || items.length > 1) throw new Error(`there are ${items.length} publications`);
  return items[0].id;
}

describe('legacy fault 1: a new render made what is published vanish from the feeds', () => {
  it.each([
    ['shows', 'completed', '2025-01/02/u/portrait/'],
    ['shows', 'completed', null],
    ['shows again', 'queued', '2025-01/02/u/portrait/'],
    ['shows again', 'processing', '2025-01/02/u/portrait/'],
    ['shows again', 'failed', '2025-01/02/u/portrait/'],
    ['still lacks', 'queued', null],
    ['still lacks', 'failed', ''],
    ['still lacks', 'uploaded', '2025-01/02/u/portrait/'],
  ])('a feed %s an upload that the older system left %s with the prefix %s', async (verb, status, prefix) => {
    const spaceId = await addChannel();
    await addLegacyUpload(spaceId, { status, prefix });
    const expected = verb === 'still lacks' ? [] : [{ production_ulid: null, output_prefix: prefix }];
    expect(await readFeed(spaceId)).toMatchObject(expected);
  });

  it('a new production leaves the upload as it is, and what shows', async () => {
    const spaceId = await addChannel();
    const upload = await addLegacyUpload(spaceId);
    await ok(api.POST('/api/productions', { body: { upload_id: upload.id } }));
    await addRendered(service.db, upload, { end: 'failed' });
    expect(await readFeed(spaceId)).toMatchObject([
      { production_ulid: null, output_prefix: upload.output_prefix },
    ]);
    expect((await ok(api.GET('/api/uploads/{id}', at(String(upload.id))))).status).toBe('completed');
  });

  it.each(['queued', 'processing', 'failed'])(
    'a production that is completed shows, though another render left the upload %s',
    async (status) => {
      const spaceId = await addChannel();
      const upload = await addUpload(service.db, api.user.id);
      const { ulid } = await addRendered(service.db, upload);
      await publish(ulid, spaceId);
      await addProduction(service.db, upload);
      await addRendered(service.db, upload, { end: 'failed' });
      await updateRow(service.db, 'uploads', upload.id, { status });
      expect(await readFeed(spaceId)).toMatchObject([{ production_ulid: ulid }]);
    },
  );

  it('a new production takes the place of an upload’s own render, and gives it back', async () => {
    const spaceId = await addChannel();
    const upload = await addLegacyUpload(spaceId, { status: 'failed' });
    const { ulid } = await addRendered(service.db, upload);
    const older = await onlyPublication(spaceId);
    const newer = await replace(older, ulid);
    expect(newer).toMatchObject({ published_at: '2025-01-03T00:00:00.000Z', visible_in_global: true });
    expect(await readFeed(spaceId)).toMatchObject([{ production_ulid: ulid }]);
    expect((await replace(newer.id, null)).id).toBe(older);
    expect(await readFeed(spaceId)).toMatchObject([
      { production_ulid: null, output_prefix: upload.output_prefix },
    ]);
  });
});

describe('legacy fault 8: URLs were guessed by swapping /portrait/ and /landscape/', () => {
  it.each([
    ['2025-01/02/u/portrait/', 'portrait'],
    ['2025-01/02/u/landscape/', 'landscape'],
    ['2025-01/02/u/', null],
  ])('an upload rendered to %s has that one alone', async (prefix, orientation) => {
    const spaceId = await addChannel();
    await addLegacyUpload(spaceId, { prefix });
    const base = `${service.deps.config.OUTPUT_BASE_URL}${prefix}video`;
    const urls = { playlist_url: `${base}.m3u8`, poster_url: `${base}_poster.0000000.jpg` };
    expect(await readFeed(spaceId)).toMatchObject([{ ...urls, media: [{ orientation, ...urls }] }]);
  });

  it('a production’s are what has been seen in S3, wherever it lies', async () => {
    const spaceId = await addChannel();
    const production = await addRendered(service.db, await addUpload(service.db, api.user.id));
    const group = {
      orientation: 'portrait',
      playlist_key: 'a/landscape/b.m3u8',
      poster_keys: [],
      renditions: [],
    };
    await updateRow(service.db, 'productions', production.id, {
      outputs: JSON.stringify({ groups: [group] }),
    });
    await publish(production.ulid, spaceId);
    const urls = {
      playlist_url: `${service.deps.config.OUTPUT_BASE_URL}a/landscape/b.m3u8`,
      poster_url: null,
    };
    expect(await readFeed(spaceId)).toMatchObject([
      { ...urls, media: [{ orientation: 'portrait', ...urls }] },
    ]);
  });
});

describe('legacy fault 9: feeds leaked owners’ e-mail addresses', () => {
  it('no answer about spaces, publications and feeds has one, though it be somebody’s name', async () => {
    const spaceId = await addChannel();
    const member = await service.signUp();
    await sql`UPDATE users SET display_name = email`.execute(service.db);
    await sql`UPDATE users SET display_name = NULL WHERE id = ${member.user.id}`.execute(service.db);
    await addMember(api, spaceId, member, 'moderator');
    const { ulid } = await addRendered(service.db, await addUpload(service.db, api.user.id));
    const { id } = await publish(ulid, spaceId);
    const feeds = [await readFeed(spaceId), (await ok(api.GET('/api/feed'))).items];
    const answers = [
      await ok(api.GET('/api/me')),
      await ok(api.GET('/api/spaces')),
      await ok(api.GET('/api/spaces/{id}', at(spaceId))),
      await ok(api.GET('/api/spaces/{id}/members', at(spaceId))),
      await ok(api.GET('/api/spaces/{id}/publications', at(spaceId))),
      await ok(api.GET('/api/productions/{id}/publications', at(ulid))),
      await ok(api.GET('/api/publications/{id}', at(id))),
      await ok(api.GET('/api/publications/{id}/events', at(id))),
      ...feeds,
    ];
    for (const answer of answers) expect(JSON.stringify(answer)).not.toContain('@');
    for (const [item] of feeds) expect(item?.owner).toEqual({ id: api.user.id, display_name: null });
  });
});

describe('a publication of the older system', () => {
  it('can be read, taken back and replaced, whatever its row lacks', async () => {
    const spaceId = await addChannel();
    const upload = await addLegacyUpload(spaceId);
    const id = await onlyPublication(spaceId);
    await service.db.connection().execute(async (connection) => {
      await sql`SET SESSION sql_mode = ''`.execute(connection);
      const zero = '0000-00-00 00:00:00';
      const times = { published_at: zero, unpublished_at: zero, created_at: zero, requested_by: null };
      await updateRow(connection, 'space_publications', id, times);
      const nulls = { asset_uuid: null, original_filename: null, user_id: null, created_at: zero };
      await updateRow(connection, 'uploads', upload.id, nulls);
      await sql`INSERT INTO space_publication_events (publication_id, action, detail, created_at)
        VALUES (${id}, 'made-up', '["a", 1]', ${zero}), (${id}, 'other', NULL, ${zero})`.execute(connection);
      await sql`SET SESSION sql_mode = DEFAULT`.execute(connection);
    });
    expect(await readFeed(spaceId)).toMatchObject([{ publication_id: id, published_at: null }]);
    const none = { published_at: null, created_at: null, upload_uuid: null, production_ulid: null };
    expect(await ok(api.GET('/api/publications/{id}', at(id)))).toMatchObject({
      status: 'published',
      ...none,
    });
    expect((await ok(api.GET('/api/publications/{id}/events', at(id)))).items).toMatchObject([
      { at: null, action: 'other', actor: { id: null, display_name: null }, detail: null },
      { at: null, action: 'made-up', detail: ['a', 1] },
    ]);
    const { ulid } = await addRendered(service.db, { ...upload, user_id: api.user.id });
    const replaced = await replace(id, ulid);
    expect(Date.parse(replaced.published_at ?? '')).toBeGreaterThan(Date.parse('2026-01-01'));
    const taken = await ok(api.POST('/api/publications/{id}/unpublish', at(replaced.id)));
    expect(taken.status).toBe('unpublished');
    const back = await ok(api.POST('/api/publications/{id}/republish', at(id)));
    expect(back.status).toBe('published');
  });
});
