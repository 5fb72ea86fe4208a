import type { Upload } from '@bacs/db';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addRendered } from '../support/rendered.ts';
import { addProduction, addUpload, updateRow } from '../support/rows.ts';

let service: Api;
let api: ApiClient;
let ownerId: number;

beforeAll(async () => {
  service = await startApi('legacy_feeds');
  api = await service.signUp();
  ownerId = (await api.call('GET', '/api/me')).id;
});

let slugs = 0;

async function addChannel(): Promise<number> {
  const slug = `channel-${++slugs}`;
  return (await api.call('POST', '/api/spaces', { type: 'channel', name: 'Channel', slug })).id;
}

/** What the older system left: an upload with this status and prefix, published without a production. */
async function addLegacyUpload(
  spaceId: number,
  {
    status = 'completed',
    prefix = '2025-01/02/u/portrait/',
  }: { status?: string; prefix?: string | null } = {},
): Promise<Upload> {
  const upload = await addUpload(service.db, ownerId);
  await updateRow(service.db, 'uploads', upload.id, { status, output_prefix: prefix });
  await sql`INSERT INTO space_publications
    (upload_id, space_id, status, requested_by, visible_in_space, visible_in_global, published_at)
    VALUES (${upload.id}, ${spaceId}, 'published', ${ownerId}, 1, 1, '2025-01-03')`.execute(service.db);
  return { ...upload, output_prefix: prefix };
}

type Item = { production_ulid: string | null; output_prefix: string | null; media: object[] };

async function readFeed(spaceId: number): Promise<Item[]> {
  return (await api.call('GET', `/api/spaces/${spaceId}/feed`)).items;
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
    await api.call('POST', '/api/productions', { upload_id: upload.id });
    await addRendered(service.db, upload, { end: 'failed' });
    expect(await readFeed(spaceId)).toMatchObject([
      { production_ulid: null, output_prefix: upload.output_prefix },
    ]);
    expect((await api.call('GET', `/api/uploads/${upload.id}`)).status).toBe('completed');
  });

  it.each(['queued', 'processing', 'failed'])(
    'a production that is completed shows, though another render left the upload %s',
    async (status) => {
      const spaceId = await addChannel();
      const upload = await addUpload(service.db, ownerId);
      const { ulid } = await addRendered(service.db, upload);
      await api.call('POST', `/api/productions/${ulid}/publications`, { space_id: spaceId });
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
    const { items } = await api.call('GET', `/api/spaces/${spaceId}/publications`);
    const replace = (id: number, production_id: string | null) =>
      api.call('POST', `/api/publications/${id}/replace`, { production_id });
    const newer = await replace(items[0].id, ulid);
    expect(newer).toMatchObject({ published_at: '2025-01-03T00:00:00.000Z', visible_in_global: true });
    expect(await readFeed(spaceId)).toMatchObject([{ production_ulid: ulid }]);
    expect((await replace(newer.id, null)).id).toBe(items[0].id);
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
    const production = await addRendered(service.db, await addUpload(service.db, ownerId));
    const group = {
      orientation: 'portrait',
      playlist_key: 'a/landscape/b.m3u8',
      poster_keys: [],
      renditions: [],
    };
    await updateRow(service.db, 'productions', production.id, {
      outputs: JSON.stringify({ groups: [group] }),
    });
    await api.call('POST', `/api/productions/${production.ulid}/publications`, { space_id: spaceId });
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
    const { id: memberId } = await member.call('GET', '/api/me');
    await sql`UPDATE users SET display_name = email`.execute(service.db);
    await sql`UPDATE users SET display_name = NULL WHERE id = ${memberId}`.execute(service.db);
    await api.call('PUT', `/api/spaces/${spaceId}/members/${memberId}`, { role: 'moderator' });
    const { ulid } = await addRendered(service.db, await addUpload(service.db, ownerId));
    const { id } = await api.call('POST', `/api/productions/${ulid}/publications`, { space_id: spaceId });
    for (const path of [
      '/api/me',
      '/api/spaces',
      `/api/spaces/${spaceId}`,
      `/api/spaces/${spaceId}/members`,
      `/api/spaces/${spaceId}/feed`,
      `/api/spaces/${spaceId}/publications`,
      `/api/productions/${ulid}/publications`,
      `/api/publications/${id}`,
      `/api/publications/${id}/events`,
      '/api/feed',
    ]) {
      const answer = await api.call('GET', path);
      expect(JSON.stringify(answer), path).not.toContain('@');
      if (path.endsWith('/feed')) expect(answer.items[0].owner).toEqual({ id: ownerId, display_name: '1' });
    }
  });
});

describe('a publication of the older system', () => {
  it('can be read, taken back and replaced, whatever its row lacks', async () => {
    const spaceId = await addChannel();
    const upload = await addLegacyUpload(spaceId);
    const { items } = await api.call('GET', `/api/spaces/${spaceId}/publications`);
    const [{ id }] = items;
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
    expect(await api.call('GET', `/api/publications/${id}`)).toMatchObject({ status: 'published', ...none });
    expect((await api.call('GET', `/api/publications/${id}/events`)).items).toMatchObject([
      { at: null, action: 'other', actor: { id: null, display_name: null }, detail: null },
      { at: null, action: 'made-up', detail: ['a', 1] },
    ]);
    const { ulid } = await addRendered(service.db, { ...upload, user_id: ownerId });
    const replaced = await api.call('POST', `/api/publications/${id}/replace`, { production_id: ulid });
    expect(Date.parse(replaced.published_at)).toBeGreaterThan(Date.parse('2026-01-01'));
    expect((await api.call('POST', `/api/publications/${replaced.id}/unpublish`)).status).toBe('unpublished');
    expect((await api.call('POST', `/api/publications/${id}/republish`)).status).toBe('published');
  });
});
