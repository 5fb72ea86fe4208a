import { request as send } from 'node:http';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { Browser } from '../support/browser-session.ts';
import { patiently } from '../support/patiently.ts';

const service: Api = await startApi('session');
const other: Api = await startApi('session-other', {
  DATABASE_URL: service.environment['DATABASE_URL'],
  QUEUE_PREFIX: service.environment['QUEUE_PREFIX'],
  TRUST_PROXY: 'loopback',
});

let member: ApiClient;
let operator: ApiClient;

beforeAll(async () => {
  member = await service.signUp();
  operator = await service.signUp('operator');
});

async function newKey(client: ApiClient, body: { expires_at?: string } = {}) {
  const { api_key, key } = await ok(client.POST('/api/keys', { body: { name: 'browser', ...body } }));
  return { api_key, key: String(key) };
}

describe('a browser that signs in', () => {
  it('with an API key gets a cookie that scripts, other sites and other hosts do not, and is who the key is', async () => {
    const browser = new Browser(service.apiUrl);
    const { status, headers, body } = await browser.signIn({ api_key: member.key });
    expect([status, body]).toEqual([
      201,
      { user_id: member.user.id, role: 'member', expires_at: expect.any(String) },
    ]);
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^bacs-session=sess_[\w-]{43}; Path=\/; Expires=.* GMT; HttpOnly; SameSite=Strict$/,
      ),
    ]);
    expect(Date.parse(body.expires_at) - Date.now()).toBeGreaterThan(11.9 * 3_600_000);
    expect(await browser.get('/api/me')).toMatchObject({ status: 200, body: { id: member.user.id } });
    expect(await browser.request('POST', '/api/keys', { name: 'x' })).toMatchObject({ status: 201 });
  });

  it('behind a proxy with TLS gets it for this host and TLS alone', async () => {
    const browser = new Browser(other.apiUrl, { 'x-forwarded-proto': 'https' });
    const { headers } = await browser.signIn({ api_key: member.key });
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-bacs-session=sess_[\w-]{43}; Path=\/; .*HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
    expect((await browser.get('/api/me')).status).toBe(200);
    // What came by TLS opens nothing without it, and the other way round.
    expect((await new Browser(other.apiUrl, {}, browser.cookie).get('/api/me')).status).toBe(401);
    const plain = new Browser(service.apiUrl);
    await plain.signIn({ api_key: member.key });
    const proxied = new Browser(other.apiUrl, { 'x-forwarded-proto': 'https' }, plain.cookie);
    expect((await proxied.get('/api/me')).status).toBe(401);
  });

  it('is not believed that it came by TLS unless a proxy that is known says so', async () => {
    const { headers } = await new Browser(service.apiUrl, { 'x-forwarded-proto': 'https' }).signIn({
      api_key: member.key,
    });
    expect(headers.getSetCookie()[0]).toMatch(/^bacs-session=/);
  });

  it('with a link signs in once', async () => {
    const { ticket, url } = await ok(operator.POST('/api/session/tickets'));
    expect(url).toBe(`${service.apiUrl}/#sign-in=${ticket}`);
    const browser = new Browser(other.apiUrl);
    expect(await browser.signIn({ ticket })).toMatchObject({ status: 201, body: { role: 'operator' } });
    await expect.poll(async () => (await browser.get('/api/workers')).status, patiently).toBe(200);
    const refused = await new Browser(service.apiUrl).signIn({ ticket });
    expect(refused).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect(refused.headers.getSetCookie()).toEqual([]);
  });

  it('with a link of a key that was revoked in between does not', async () => {
    const { api_key, key } = await newKey(member);
    const headers = { authorization: `Bearer ${key}` };
    const { ticket } = await ok(member.POST('/api/session/tickets', { headers }));
    await ok(member.DELETE('/api/keys/{id}', at(api_key.id)));
    expect((await new Browser(service.apiUrl).signIn({ ticket })).status).toBe(401);
  });

  it('with a ticket for a stream does not, nor does a link open a stream', async () => {
    const { ticket } = await ok(member.POST('/api/events/tickets'));
    expect((await new Browser(service.apiUrl).signIn({ ticket })).status).toBe(401);
    const link = await ok(member.POST('/api/session/tickets'));
    const stream = await fetch(`${service.apiUrl}/api/events/stream?ticket=${link.ticket}`);
    expect(stream.status).toBe(401);
  });

  it.each([{}, { api_key: 'bacs_wrong' }, { api_key: 1 }, { api_key: 'a', ticket: 'b' }])(
    'with %j does not',
    async (body) => {
      const answer = await new Browser(service.apiUrl).signIn(body as { api_key: string });
      expect([400, 401]).toContain(answer.status);
      expect(answer.headers.getSetCookie()).toEqual([]);
    },
  );

  it('keeps no session that it was given before, and ends the one that it had', async () => {
    const planted = new Browser(service.apiUrl, {}, `bacs-session=sess_${'a'.repeat(43)}`);
    await planted.signIn({ api_key: member.key });
    expect(planted.cookie).not.toContain('aaaa');
    const before = new Browser(service.apiUrl, {}, planted.cookie);
    await planted.signIn({ api_key: member.key });
    expect((await planted.get('/api/me')).status).toBe(200);
    expect((await before.get('/api/me')).status).toBe(401);
  });

  it('may guess no longer than an address may', async () => {
    const limits = { AUTH_FAILURES_PER_MINUTE: '3', LIMITS_TIMEOUT_MS: '30000' };
    const strict = await startApi('session-guesses', limits);
    const user = await strict.signUp();
    // A replica that has not reached Redis yet counts for itself.
    await vi.waitFor(async () => {
      await ok(user.GET('/api/me'));
      expect(
        await strict.deps.redis.exists(`${strict.deps.config.QUEUE_PREFIX}:requests:user:${user.user.id}`),
      ).toBe(1);
    }, patiently);
    const statuses: number[] = [];
    for (let guess = 0; guess < 5; guess += 1)
      statuses.push((await new Browser(strict.apiUrl).signIn({ api_key: `bacs_${guess}` })).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
  });
});

describe('a session', () => {
  const signedIn = async (api_key = member.key) => {
    const browser = new Browser(service.apiUrl);
    await browser.signIn({ api_key });
    return browser;
  };

  it('is no API key, and an API key is no session', async () => {
    const browser = await signedIn();
    const [, secret = ''] = browser.cookie.split('=');
    const asKey = { authorization: `Bearer ${secret}` };
    expect((await fetch(`${service.apiUrl}/api/me`, { headers: asKey })).status).toBe(401);
    const asCookie = new Browser(service.apiUrl, {}, `bacs-session=${member.key}`);
    expect((await asCookie.get('/api/me')).status).toBe(401);
    const operators = await signedIn(operator.key);
    const [, theirs = ''] = operators.cookie.split('=');
    const basic = `Basic ${Buffer.from(`operator:${theirs}`).toString('base64')}`;
    expect(
      (await fetch(`${service.apiUrl}/admin/queues`, { headers: { authorization: basic } })).status,
    ).toBe(401);
  });

  it('gives way to a key that is sent with it, even one that is not valid', async () => {
    const browser = await signedIn();
    const headers = { authorization: `Bearer ${operator.key}` };
    expect(await browser.get('/api/me', headers)).toMatchObject({ body: { role: 'operator' } });
    expect((await browser.get('/api/me', { authorization: 'Bearer wrong' })).status).toBe(401);
  });

  it('ends when the browser signs out, at once on every replica, and its cookie is cleared', async () => {
    const browser = await signedIn();
    const elsewhere = new Browser(other.apiUrl, {}, browser.cookie);
    expect((await elsewhere.get('/api/me')).status).toBe(200);
    const { status, headers } = await browser.request('DELETE', '/api/session');
    expect(status).toBe(204);
    expect(headers.getSetCookie()[0]).toMatch(/^bacs-session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await elsewhere.get('/api/me')).status).toBe(401);
    expect((await browser.request('DELETE', '/api/session')).status).toBe(204);
  });

  it('ends with the key that signed in, on every replica', async () => {
    const { api_key, key } = await newKey(member);
    const browser = await signedIn(key);
    const elsewhere = new Browser(other.apiUrl, {}, browser.cookie);
    expect((await elsewhere.get('/api/me')).status).toBe(200);
    const { revoked_descendants } = await ok(member.DELETE('/api/keys/{id}', at(api_key.id)));
    expect(revoked_descendants).toHaveLength(1);
    for (const each of [browser, elsewhere]) expect((await each.get('/api/me')).status).toBe(401);
  });

  it('ends by itself, and not after its key', async () => {
    const expires_at = new Date(Date.now() + 60_000).toISOString();
    const { key } = await newKey(member, { expires_at });
    const browser = new Browser(service.apiUrl);
    expect((await browser.signIn({ api_key: key })).body.expires_at).toBe(expires_at);
    expect((await browser.get('/api/me')).status).toBe(200);
    await service.db
      .updateTable('api_keys')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('kind', '=', 'session')
      .where('expires_at', '=', new Date(expires_at))
      .execute();
    expect((await browser.get('/api/me')).status).toBe(401);
  });

  it('begins, though the twenty others of its user end later', async () => {
    const user = await service.signUp();
    for (let count = 0; count < 20; count += 1) await signedIn(user.key);
    const { key } = await newKey(user, { expires_at: new Date(Date.now() + 60_000).toISOString() });
    expect((await (await signedIn(key)).get('/api/me')).status).toBe(200);
  });

  it('takes a stream of events with it', async () => {
    const quick = await startApi('session-stream', { EVENT_BEAT_MS: '100' });
    const user = await quick.signUp();
    const browser = new Browser(quick.apiUrl);
    await browser.signIn({ api_key: user.key });
    const stream = await fetch(`${quick.apiUrl}/api/events/stream`, {
      headers: { cookie: browser.cookie, 'sec-fetch-site': 'same-origin' },
    });
    expect(stream.status).toBe(200);
    await browser.request('DELETE', '/api/session');
    // It has no other end.
    expect(await stream.text()).toContain('\n\n');
  });

  it('is listed as what it is, uses up no key of the quota, and is one of twenty at most', async () => {
    const tight = await startApi('session-quota', { MAX_API_KEYS: '2' });
    const user = await tight.signUp();
    const browsers: Browser[] = [];
    for (let count = 0; count < 22; count += 1) {
      const browser = new Browser(tight.apiUrl);
      await browser.signIn({ api_key: user.key });
      browsers.push(browser);
    }
    const statuses = await Promise.all(browsers.map(async (each) => (await each.get('/api/me')).status));
    expect(statuses).toEqual([401, 401, ...Array(20).fill(200)]);
    await newKey(user);
    const { items } = await ok(user.GET('/api/keys', { params: { query: { limit: 100 } } }));
    expect(items.map(({ kind }) => kind).filter((kind) => kind === 'session')).toHaveLength(22);
    expect(JSON.stringify(items)).not.toContain(browsers.at(-1)?.cookie.split('=')[1]);
  });
});

describe('of another site, a page', () => {
  const evil = 'https://evil.example';
  const headersOf: [what: string, reading: number, changing: number, headers: Record<string, string>][] = [
    ['of another site', 403, 403, { 'sec-fetch-site': 'cross-site', origin: evil }],
    ['of another port or a neighbour', 403, 403, { 'sec-fetch-site': 'same-site', origin: evil }],
    ['whose browser tells only its origin', 403, 403, { origin: evil }],
    ['without an origin, in such a browser', 403, 403, { origin: 'null' }],
    ['that nobody tells anything of', 200, 403, {}],
    ['that is the address bar', 200, 403, { 'sec-fetch-site': 'none' }],
    ['that is ours', 200, 201, { 'sec-fetch-site': 'same-origin' }],
    ['that is ours, in a browser that tells only its origin', 200, 201, { origin: service.apiUrl }],
  ];

  it.each(headersOf)(
    '%s may read %i and change %i with the session',
    async (_what, reading, changing, more) => {
      const browser = new Browser(service.apiUrl);
      await browser.signIn({ api_key: member.key });
      const ask = (method: string, path: string, body?: object) =>
        raw(method, path, body, browser.cookie, more);
      const read = await ask('GET', '/api/me');
      expect(read.status).toBe(reading);
      if (reading === 403) expect(JSON.parse(read.body)).toMatchObject({ code: 'CROSS_SITE' });
      expect((await ask('POST', '/api/keys', { name: 'x' })).status).toBe(changing);
      const signIn = await raw('POST', '/api/session', { api_key: member.key }, '', more);
      expect(signIn.status).toBe(changing);
      expect((await ask('DELETE', '/api/session')).status).toBe(changing === 201 ? 204 : 403);
    },
  );

  it('learns from the refusal nothing that it would not learn without a session', async () => {
    const more = { 'sec-fetch-site': 'cross-site' };
    const browser = new Browser(service.apiUrl);
    await browser.signIn({ api_key: member.key });
    const [known, invented] = await Promise.all(
      [browser.cookie, `bacs-session=sess_${'b'.repeat(43)}`].map((cookie) =>
        raw('GET', '/api/me', undefined, cookie, more),
      ),
    );
    expect(known).toEqual(invented);
  });
});

describe('Bull Board', () => {
  it('opens to the session of an operator, and only reads', async () => {
    const browser = new Browser(service.apiUrl);
    await browser.signIn({ api_key: operator.key });
    const page = await browser.get('/admin/queues', { accept: 'text/html' });
    expect(page.status).toBe(200);
    expect((await browser.get('/admin/queues/api/queues')).status).toBe(200);
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect((await raw('GET', '/admin/queues/api/queues', undefined, browser.cookie, foreign)).status).toBe(
      403,
    );
  });

  it('asks no other host for anything', async () => {
    const browser = new Browser(service.apiUrl);
    await browser.signIn({ api_key: operator.key });
    const { text } = await browser.get('/admin/queues', { accept: 'text/html' });
    expect(text).toContain('static/css/main');
    expect(text).not.toMatch(/(?:href|src)="(?:https?:)?\/\//);
  });

  it('stays shut to the session of a member', async () => {
    const browser = new Browser(service.apiUrl);
    await browser.signIn({ api_key: member.key });
    const answer = await browser.get('/admin/queues/api/queues', { accept: 'text/html' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'OPERATOR_ONLY' } });
  });

  it('leads a browser to where one signs in and comes back, and asks a program for a key', async () => {
    const redirect = 'manual';
    const asked = '/admin/queues/queue/render?status=failed';
    const lead = await fetch(service.apiUrl + asked, { headers: { accept: 'text/html,*/*' }, redirect });
    expect(lead.status).toBe(302);
    expect(lead.headers.get('location')).toBe(`/?${new URLSearchParams({ next: asked })}`);
    const program = await fetch(service.apiUrl + asked, { redirect });
    expect([program.status, program.headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="bacs operators", charset="UTF-8"',
    ]);
    // Its browser would ask for a name and a password.
    const script = await raw('GET', asked, undefined, '', { 'sec-fetch-site': 'same-origin' });
    expect([script.status, script.challenge]).toEqual([401, undefined]);
  });
});

/** Sends exactly these headers, which fetch would not. */
function raw(
  method: string,
  path: string,
  body: object | undefined,
  cookie: string,
  more: Record<string, string>,
): Promise<{ status: number; body: string; challenge: string | undefined }> {
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof raw>>>();
  const headers = { ...(body && { 'content-type': 'application/json' }), ...(cookie && { cookie }), ...more };
  const sent = send(service.apiUrl + path, { method, headers }, async (answer) => {
    const text = (await answer.toArray()).join('');
    const challenge = answer.headers['www-authenticate'];
    resolve({ status: answer.statusCode ?? 0, body: text, challenge });
  });
  sent.on('error', reject).end(body && JSON.stringify(body));
  return promise;
}
