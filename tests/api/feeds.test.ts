import type { Production } from '@bacs/db';
import { beforeAll, describe, expect, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addMember } from '../support/members.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload, updateRow } from '../support/rows.ts';

let service: Api;
let api: ApiClient;
let stranger: ApiClient;

beforeAll(async () => {
  service = await startApi('feed_items');
  api = await service.signUp();
  stranger = await service.signUp();
});

let slugs = 0;

async function addChannel(): Promise<number> {
  const slug = `channel-${++slugs}`;
  return (await ok(api.POST('/api/spaces', { body: { type: 'channel', name: 'Channel', slug } }))).id;
}

async function publish({ ulid }: Production, space_id: number, visibility?: 'members') {
  const body = { space_id, visibility };
  return await ok(api.POST('/api/productions/{id}/publications', { ...at(ulid), body }));
}

const readSpace = (id: number, headers = {}, client = api) =>
  client.GET('/api/spaces/{id}/feed', { ...at(id), headers });

describe('an item of a feed', () => {
  it('has the URLs of each orientation from the manifest, a title, how long it is and whose', async () => {
    const spaceId = await addChannel();
    const upload = await addUpload(service.db, api.user.id);
    const production = await addRendered(service.db, upload, { orientations: ['landscape', 'portrait'] });
    const { id } = await publish(production, spaceId);
    const root = `2026-11/22/${upload.asset_uuid}/${production.ulid}/`;
    const urls = (orientation: string) => ({
      playlist_url: `${service.deps.config.OUTPUT_BASE_URL}${root}${orientation}/video.m3u8`,
      poster_url: `${service.deps.config.OUTPUT_BASE_URL}${root}${orientation}/video_poster.0000000.jpg`,
    });
    for (const { data } of [
      await readSpace(spaceId, {}, stranger),
      await stranger.GET('/api/feed', { params: { query: { limit: 1 } } }),
    ])
      expect(data?.items).toEqual([
        {
          publication_id: id,
          production_ulid: production.ulid,
          upload_uuid: upload.asset_uuid,
          output_prefix: `${root}landscape/`,
          ...urls('landscape'),
          media: [
            { orientation: 'landscape', ...urls('landscape'), mpd_url: null, file_url: null },
            { orientation: 'portrait', ...urls('portrait'), mpd_url: null, file_url: null },
          ],
          title: 'video.mp4',
          description: null,
          duration_seconds: 8,
          owner: { id: api.user.id, display_name: api.user.displayName },
          published_at: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      ]);
  });

  it.each([
    ['its upload', 'uploads', { deletion_id: 1 }],
    ['its production', 'productions', { status: 'deleting' }],
  ] as const)('is gone as soon as %s is being deleted', async (_what, table, columns) => {
    const spaceId = await addChannel();
    const production = await addRendered(service.db, await addUpload(service.db, api.user.id));
    await publish(production, spaceId);
    expect((await ok(readSpace(spaceId))).items).toHaveLength(1);
    const id = table === 'uploads' ? production.upload_id : production.id;
    await updateRow(service.db, table, id, columns);
    expect((await ok(readSpace(spaceId))).items).toEqual([]);
    expect((await ok(api.GET('/api/feed'))).items).not.toContainEqual(
      expect.objectContaining({ production_ulid: production.ulid }),
    );
  });
});

describe('one item', () => {
  const read = (id: number, client = api) => client.GET('/api/publications/{id}/feed-item', at(id));
  const missing = { response: { status: 404 }, error: { code: 'PUBLICATION_NOT_FOUND' } };

  it('is what the feed has, to whoever may read that, until no feed shows it', async () => {
    const spaceId = await addChannel();
    const production = await addRendered(service.db, await addUpload(service.db, api.user.id));
    const { id } = await publish(production, spaceId);
    const [inFeed] = (await ok(readSpace(spaceId, {}, stranger))).items;
    const { data, response } = await read(id, stranger);
    expect(data).toEqual(inFeed);
    const etag = response.headers.get('etag') ?? '';
    const known = { params: { path: { id }, header: { 'if-none-match': etag } } };
    expect((await api.GET('/api/publications/{id}/feed-item', known)).response.status).toBe(304);
    await updateRow(service.db, 'productions', production.id, { status: 'deleting' });
    expect(await read(id, stranger)).toMatchObject(missing);
  });

  it.each([
    ['for members', { visibility: 'members' }, [200, 200, 200, 404]],
    ['in the global feed alone', { visible_in_space: false, visible_in_global: true }, [200, 200, 200, 200]],
    ['nowhere', { visible_in_space: false, visible_in_global: false }, [404, 404, 404, 404]],
  ] as const)('that is shown %s is there for who sees it there', async (_where, settings, expected) => {
    const space_id = await addChannel();
    const [member, operator] = [await service.signUp(), await service.signUp('operator')];
    await addMember(api, space_id, member, 'viewer');
    const { ulid } = await addRendered(service.db, await addUpload(service.db, api.user.id));
    const body = { space_id, ...settings };
    const { id } = await ok(api.POST('/api/productions/{id}/publications', { ...at(ulid), body }));
    const answers = await Promise.all([api, member, operator, stranger].map((who) => read(id, who)));
    expect(answers.map(({ response }) => response.status)).toEqual(expected);
  });

  it('of a group, of a closed channel, or not published is not there for a stranger', async () => {
    const settings = { require_review: true };
    const group = { type: 'group', name: 'Group', slug: `group-${++slugs}`, settings } as const;
    const space = await ok(api.POST('/api/spaces', { body: group }));
    const add = async () => await addRendered(service.db, await addUpload(service.db, api.user.id));
    const inside = await publish(await add(), space.id);
    const channel = await addChannel();
    const closing = await publish(await add(), channel);
    expect((await read(closing.id, stranger)).response.status).toBe(200);
    await updateRow(service.db, 'spaces', channel, { closed_at: '2026-11-22' });
    const publisher = await service.signUp();
    await addMember(api, space.id, publisher, 'publisher');
    const { ulid } = await addRendered(service.db, await addUpload(service.db, publisher.user.id));
    const asked = await ok(
      publisher.POST('/api/productions/{id}/publications', { ...at(ulid), body: { space_id: space.id } }),
    );
    expect((await read(inside.id)).response.status).toBe(200);
    for (const [id, who] of [
      [inside.id, stranger],
      [closing.id, stranger],
      [asked.id, publisher],
    ] as const)
      expect(await read(id, who)).toMatchObject(missing);
  });
});

describe('a feed that the client has already', () => {
  it('is not sent again, until it has changed', async () => {
    const spaceId = await addChannel();
    const publication = await publish(
      await addRendered(service.db, await addUpload(service.db, api.user.id)),
      spaceId,
    );
    const { headers } = (await readSpace(spaceId)).response;
    const etag = headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('vary')).toContain('authorization');
    for (const known of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const again = await readSpace(spaceId, { 'if-none-match': known });
      expect([again.response.status, again.data, again.error]).toEqual([304, undefined, undefined]);
      expect(again.response.headers.get('etag')).toBe(etag);
    }
    await ok(api.POST('/api/publications/{id}/unpublish', at(publication.id)));
    const changed = await readSpace(spaceId, { 'if-none-match': etag });
    expect(changed).toMatchObject({ response: { status: 200 }, data: { items: [] } });
    expect(changed.response.headers.get('etag')).not.toBe(etag);
  });

  it('is told apart from what others see of it', async () => {
    const spaceId = await addChannel();
    const production = await addRendered(service.db, await addUpload(service.db, api.user.id));
    await publish(production, spaceId, 'members');
    const etag = (await readSpace(spaceId)).response.headers.get('etag') ?? '';
    const theirs = await readSpace(spaceId, { 'if-none-match': etag }, stranger);
    expect(theirs).toMatchObject({ response: { status: 200 }, data: { items: [] } });
  });

  it('is refused all the same where it is not theirs, or not there', async () => {
    for (const [path, headers, status] of [
      ['/api/spaces/99999/feed', {}, 404],
      ['/api/feed?cursor=bm8', {}, 400],
      ['/api/feed', { authorization: 'Bearer wrong' }, 401],
    ] as const) {
      const refused = await api.request('GET', path, undefined, { ...headers, 'if-none-match': '*' });
      expect(refused.status).toBe(status);
      expect(refused.headers.get('etag')).toBeNull();
    }
  });
});
