import type { Production } from '@bacs/db';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload, updateRow } from '../support/rows.ts';

let service: Api;
let api: ApiClient;
let stranger: ApiClient;
let ownerId: number;

beforeAll(async () => {
  service = await startApi('feed_items');
  api = await service.signUp();
  stranger = await service.signUp();
  ownerId = (await api.call('GET', '/api/me')).id;
});

let slugs = 0;

async function addChannel(): Promise<number> {
  const slug = `channel-${++slugs}`;
  return (await api.call('POST', '/api/spaces', { type: 'channel', name: 'Channel', slug })).id;
}

async function publish({ ulid }: Production, spaceId: number, settings = {}) {
  const body = { space_id: spaceId, ...settings };
  return await api.call('POST', `/api/productions/${ulid}/publications`, body);
}

const readFeed = (path: string, headers = {}, client = api) =>
  client.request('GET', path, undefined, headers);

describe('an item of a feed', () => {
  it('has the URLs of each orientation from the manifest, a title, how long it is and whose', async () => {
    const spaceId = await addChannel();
    const upload = await addUpload(service.db, ownerId);
    const production = await addRendered(service.db, upload, { orientations: ['landscape', 'portrait'] });
    const { id } = await publish(production, spaceId);
    const root = `2026-11/22/${upload.asset_uuid}/${production.ulid}/`;
    const urls = (orientation: string) => ({
      playlist_url: `${service.deps.config.OUTPUT_BASE_URL}${root}${orientation}/video.m3u8`,
      poster_url: `${service.deps.config.OUTPUT_BASE_URL}${root}${orientation}/video_poster.0000000.jpg`,
    });
    for (const path of [`/api/spaces/${spaceId}/feed`, '/api/feed?limit=1'])
      expect((await readFeed(path, {}, stranger)).body.items).toEqual([
        {
          publication_id: id,
          production_ulid: production.ulid,
          upload_uuid: upload.asset_uuid,
          output_prefix: `${root}landscape/`,
          ...urls('landscape'),
          media: [
            { orientation: 'landscape', ...urls('landscape') },
            { orientation: 'portrait', ...urls('portrait') },
          ],
          title: 'video.mp4',
          description: null,
          duration_seconds: 8,
          owner: { id: ownerId, display_name: 'User 1' },
          published_at: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      ]);
  });

  it.each([
    ['its upload', 'uploads', { deletion_id: 1 }],
    ['its production', 'productions', { status: 'deleting' }],
  ] as const)('is gone as soon as %s is being deleted', async (_what, table, columns) => {
    const spaceId = await addChannel();
    const production = await addRendered(service.db, await addUpload(service.db, ownerId));
    await publish(production, spaceId);
    expect((await readFeed(`/api/spaces/${spaceId}/feed`)).body.items).toHaveLength(1);
    const id = table === 'uploads' ? production.upload_id : production.id;
    await updateRow(service.db, table, id, columns);
    expect((await readFeed(`/api/spaces/${spaceId}/feed`)).body.items).toEqual([]);
    expect((await readFeed('/api/feed')).body.items).not.toContainEqual(
      expect.objectContaining({ production_ulid: production.ulid }),
    );
  });
});

describe('a feed that the client has already', () => {
  it('is not sent again, until it has changed', async () => {
    const spaceId = await addChannel();
    const path = `/api/spaces/${spaceId}/feed`;
    const publication = await publish(
      await addRendered(service.db, await addUpload(service.db, ownerId)),
      spaceId,
    );
    const first = await readFeed(path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('vary')).toContain('authorization');
    for (const known of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const again = await readFeed(path, { 'if-none-match': known });
      expect(again).toMatchObject({ status: 304, body: undefined });
      expect(again.headers.get('etag')).toBe(etag);
    }
    await api.call('POST', `/api/publications/${publication.id}/unpublish`);
    const changed = await readFeed(path, { 'if-none-match': etag });
    expect(changed).toMatchObject({ status: 200, body: { items: [] } });
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('is told apart from what others see of it', async () => {
    const spaceId = await addChannel();
    const production = await addRendered(service.db, await addUpload(service.db, ownerId));
    await publish(production, spaceId, { visibility: 'members' });
    const path = `/api/spaces/${spaceId}/feed`;
    const etag = (await readFeed(path)).headers.get('etag') ?? '';
    const theirs = await readFeed(path, { 'if-none-match': etag }, stranger);
    expect(theirs).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('is refused all the same where it is not theirs, or not there', async () => {
    for (const [path, headers, status] of [
      ['/api/spaces/99999/feed', {}, 404],
      ['/api/feed?cursor=bm8', {}, 400],
      ['/api/feed', { authorization: 'Bearer wrong' }, 401],
    ] as const) {
      const refused = await readFeed(path, { ...headers, 'if-none-match': '*' });
      expect(refused.status).toBe(status);
      expect(refused.headers.get('etag')).toBeNull();
    }
  });
});
