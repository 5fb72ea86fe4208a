import { describe, expect, it } from 'vitest';
import { startApi } from '../support/api.ts';

const { app, signUp } = await startApi('caching');
const operator = await signUp('operator');
const basic = `Basic ${Buffer.from(`operator:${operator.key}`).toString('base64')}`;

/** Reads every route of the app from the tree that Fastify prints: four characters are one step down. */
const routes = listRoutes(app.printRoutes({ commonPrefix: false }));

describe('no cache keeps what is private', () => {
  it('knows the routes', () => {
    expect(routes).toContainEqual({ method: 'GET', path: '/api/productions/:id/timeline' });
    expect(routes).toContainEqual({ method: 'DELETE', path: '/api/keys/:id' });
    expect(routes.length).toBeGreaterThan(100);
  });

  it.each([
    ['with a key', { authorization: `Bearer ${operator.key}` }, 15],
    ['by an operator who has signed in to Bull Board', { authorization: basic }, 5],
    ['without a key', {}, 5],
  ])('of any route, asked %s', async (_how, headers, least) => {
    let answered = 0;
    const kept: string[] = [];
    for (const { method, path } of routes) {
      const url = path.replace(/:\w+/g, '987654321').replace('*', 'static/nothing.js');
      // A stream has no end, so only the heads are looked at.
      const answer = await app.inject({ method: method as 'GET', url, headers, payloadAsStream: true });
      answer.stream().destroy();
      if (answer.statusCode === 200) answered += 1;
      const control = answer.headers['cache-control'];
      // A feed may be stored by its reader, who must ask each time whether it is still so; the page says nothing of anybody.
      const kinds = { '/': 'no-cache', feed: 'private, no-cache', other: 'no-store' };
      const kind = url === '/' ? '/' : url.endsWith('/feed') && answer.statusCode === 200 ? 'feed' : 'other';
      const expected = kinds[kind];
      if (control !== expected) kept.push(`${method} ${url} ${answer.statusCode} ${control}`);
    }
    expect(kept).toEqual([]);
    expect(answered).toBeGreaterThan(least);
  });

  it('of a feed that is still so', async () => {
    const headers = { authorization: `Bearer ${operator.key}` };
    const { etag } = (await app.inject({ url: '/api/feed', headers })).headers;
    const answer = await app.inject({
      url: '/api/feed',
      headers: { ...headers, 'if-none-match': String(etag) },
    });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([304, 'private, no-cache']);
  });

  it('of an address that is none, a key that is shown once and a refusal', async () => {
    const made = await app.inject({
      method: 'POST',
      url: '/api/keys',
      payload: { name: 'once' },
      headers: { authorization: `Bearer ${operator.key}` },
    });
    expect([made.statusCode, made.headers['cache-control']]).toEqual([201, 'no-store']);
    for (const url of ['/nothing', '/api/nothing', '/docs/nothing.js', '/%'])
      expect((await app.inject(url)).headers['cache-control']).toBe('no-store');
  });
});

it('the style of the documentation may be kept by anybody', async () => {
  const { headers } = await app.inject('/docs/static/swagger-ui.css');
  expect(headers['cache-control']).toContain('public');
});

function listRoutes(tree: string): { method: string; path: string }[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part, methods = ''] = /^([│ ]*)[├└]── (\S+) \((.*)\)$/.exec(line) ?? [];
    if (part === undefined) return [];
    const depth = indent.length / 4;
    above.splice(depth, above.length, part);
    const path = above.join('');
    return methods.split(', ').map((method) => ({ method, path }));
  });
}
