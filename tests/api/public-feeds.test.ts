import { buildApp, openDependencies } from '@bacs/api';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload } from '../support/rows.ts';

const service: Api = await startApi('public_feeds', {
  PUBLIC_FEEDS: 'true',
  PUBLIC_REQUESTS_PER_MINUTE: '0',
});

let api: ApiClient;
let channel: number;
let group: number;

beforeAll(async () => {
  api = await service.signUp();
  channel = (await ok(api.POST('/api/spaces', { body: { type: 'channel', name: 'C', slug: 'c' } }))).id;
  group = (await ok(api.POST('/api/spaces', { body: { type: 'group', name: 'G', slug: 'g' } }))).id;
});

async function publish(space_id: number, settings = {}) {
  const upload = await addUpload(service.db, api.user.id);
  const { ulid } = await addRendered(service.db, upload);
  const body = { space_id, ...settings };
  return await ok(api.POST('/api/productions/{id}/publications', { ...at(ulid), body }));
}

type Item = Record<string, unknown> & { publication_id: number };

/** Asks as a page of another website does, which has no API key. */
async function ask(path: string, headers = {}) {
  const response = await fetch(service.apiUrl + path, {
    headers: { origin: 'https://a.example', ...headers },
  });
  const text = await response.text();
  const body: { items: Item[]; next_cursor: string | null; code?: string } = text ? JSON.parse(text) : {};
  const { status, headers: had } = response;
  service.contract.check({
    method: 'GET',
    path,
    status,
    contentType: had.get('content-type'),
    body: text ? body : undefined,
  });
  return { status, headers: had, body };
}

const idsOf = ({ body }: { body: { items: Item[] } }) => body.items.map((item) => item.publication_id);

describe('a feed without an API key', () => {
  it('shows of a channel what everybody may see, and nothing of who made it', async () => {
    const shown = await publish(channel);
    await publish(channel, { visibility: 'members' });
    await publish(group);
    for (const path of [`/public/spaces/${channel}/feed`, '/public/feed']) {
      const answer = await ask(path);
      expect(idsOf(answer)).toEqual([shown.id]);
      const url = expect.stringMatching(/^http/);
      const media = [
        { orientation: 'landscape', playlist_url: url, poster_url: url, mpd_url: null, file_url: null },
      ];
      expect(answer.body.items[0]).toEqual({
        publication_id: shown.id,
        title: 'video.mp4',
        description: null,
        duration_seconds: 8,
        playlist_url: url,
        poster_url: url,
        media,
        published_at: expect.stringMatching(/Z$/),
      });
      for (const own of ['@', api.user.displayName, 'owner', 'user'])
        expect(JSON.stringify(answer.body)).not.toContain(own);
    }
    for (const id of [group, 99_999])
      expect(await ask(`/public/spaces/${id}/feed`)).toMatchObject({
        status: 404,
        body: { code: 'SPACE_NOT_FOUND' },
      });
  });

  it('comes page by page', async () => {
    const second = await publish(channel);
    const path = `/public/spaces/${channel}/feed?limit=1`;
    const page = await ask(path);
    expect(idsOf(page)).toEqual([second.id]);
    const next = await ask(`${path}&cursor=${page.body.next_cursor}`);
    expect(next.body.items).toHaveLength(1);
    expect(idsOf(next)).not.toEqual([second.id]);
    for (const query of ['limit=101', 'cursor=bm8', 'user=1'])
      expect((await ask(`/public/feed?${query}`)).status).toBe(400);
  });

  it('may be kept for a moment, is not sent again while it is the same, and may be read by any page', async () => {
    const path = `/public/spaces/${channel}/feed`;
    const { headers } = await ask(path);
    const etag = headers.get('etag') ?? '';
    expect(headers.get('cache-control')).toBe('public, max-age=30');
    expect(headers.get('vary') ?? '').not.toContain('authorization');
    const again = await ask(path, { 'if-none-match': etag });
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'public, max-age=30']);
    const refused = await ask('/public/spaces/99999/feed', { 'if-none-match': '*' });
    expect(refused.headers.get('cache-control') ?? '').not.toContain('public');
    for (const answer of [headers, again.headers, refused.headers])
      expect(answer.get('access-control-allow-origin')).toBe('*');
    await publish(channel);
    expect((await ask(path, { 'if-none-match': etag })).status).toBe(200);
  });

  it.each([
    ['without CORS_ORIGINS', ''],
    ['with CORS_ORIGINS of others', 'https://b.example'],
  ])('lets any page ask whether it has changed, %s', async (_what, CORS_ORIGINS) => {
    const app = await buildApp({ ...service.deps, config: { ...service.deps.config, CORS_ORIGINS } });
    onTestFinished(async () => await app.close());
    for (const url of ['/public/feed', `/public/spaces/${channel}/feed`]) {
      const headers = {
        origin: 'https://a.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'if-none-match',
      };
      const preflight = await app.inject({ method: 'OPTIONS', url, headers });
      expect(preflight.statusCode).toBe(204);
      expect(preflight.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': expect.stringContaining('GET'),
        'access-control-allow-headers': 'if-none-match',
      });
    }
    expect((await app.inject({ url: '/public/nothing' })).statusCode).toBe(404);
  });

  it('shows nothing of a closed channel', async () => {
    const operator = await service.signUp('operator');
    const body = { type: 'channel', name: 'D', slug: 'd' } as const;
    const { id } = await ok(api.POST('/api/spaces', { body }));
    const publication = await publish(id);
    expect(idsOf(await ask('/public/feed'))).toContain(publication.id);
    await ok(operator.POST('/api/spaces/{id}/close', at(id)));
    expect((await ask(`/public/spaces/${id}/feed`)).status).toBe(404);
    expect(idsOf(await ask('/public/feed'))).not.toContain(publication.id);
  });

  it('is limited by address over all replicas, and is not there unless it is configured', async () => {
    const start = async (settings: object) => {
      const config = { ...service.deps.config, LIMITS_TIMEOUT_MS: 30_000, ...settings };
      const { deps, closeDependencies } = await openDependencies(config);
      const app = await buildApp(deps);
      afterTests(async () => {
        await app.close();
        await closeDependencies();
      });
      return app;
    };
    const twice = { PUBLIC_REQUESTS_PER_MINUTE: 2 };
    const [one, other] = [await start(twice), await start(twice)];
    let network = 0;
    const visit = (app: typeof one) =>
      app.inject({ url: '/public/feed', remoteAddress: `2001:db8:0:${network}::1` });
    const threeVisits = async () => {
      network += 1;
      const answers = [await visit(one), await visit(other), await visit(one)];
      return answers.map(({ statusCode }) => statusCode);
    };
    // Until its connection to Redis is there, a replica counts by itself.
    await expect.poll(threeVisits, patiently).toEqual([200, 200, 429]);
    const last = await visit(other);
    expect(last.json()).toMatchObject({ code: 'RATE_LIMITED' });
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect(last.headers['cache-control'] ?? '').not.toContain('public');
    network += 1;
    expect((await visit(one)).statusCode).toBe(200);
    const closed = await start({ PUBLIC_FEEDS: false });
    for (const url of ['/public/feed', `/public/spaces/${channel}/feed`])
      expect((await closed.inject({ url })).json()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});
