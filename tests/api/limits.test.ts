import { buildApp, type Dependencies, openDependencies, readConfig } from '@bacs/api';
import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openProxy } from '../cluster/proxy.ts';
import { afterTests } from '../support/after-tests.ts';
import { ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';

const proxy = await openProxy(Number(new URL(inject('redisUrl')).port));
const service: Api = await startApi('limits', { REDIS_URL: `redis://127.0.0.1:${proxy.port}` });
const origin = 'https://app.example.com';
const limited = {
  RATE_LIMIT_PER_MINUTE: 5,
  AUTH_FAILURES_PER_MINUTE: 3,
  // On a busy machine a replica must not start to count by itself. Tests without Redis set their own limit.
  LIMITS_TIMEOUT_MS: 30_000,
  CORS_ORIGINS: `${origin}, http://localhost:5173`,
};

afterTests(proxy.close);

/** Starts another replica of the API with these settings and its own connections. */
async function startReplica(settings: Partial<Dependencies['config']>): Promise<Api['app']> {
  const { deps, closeDependencies } = await openDependencies({ ...service.deps.config, ...settings });
  const app = await buildApp(deps);
  afterTests(async () => {
    await app.close();
    await closeDependencies();
  });
  return app;
}

const [one, other] = [await startReplica(limited), await startReplica(limited)];

let api: ApiClient;
beforeAll(async () => {
  api = await service.signUp();
});

// A new connection, or one that an earlier test has cut, needs a moment; until then a replica counts by itself.
beforeEach(() => untilCountedTogether(other));

async function untilCountedTogether(replica: Api['app']): Promise<void> {
  const shared = async () => {
    const { key } = await service.signUp();
    return left(await ask(one, { key })) + left(await ask(replica, { key }));
  };
  await expect.poll(shared, patiently).toBe(4 + 3);
}

function ask(app: Api['app'], { key = api.key, headers = {}, remoteAddress = '192.0.2.1' } = {}) {
  return app.inject({
    url: '/api/me',
    remoteAddress,
    headers: { authorization: `Bearer ${key}`, ...headers },
  });
}

const left = ({ headers }: { headers: Record<string, unknown> }) => Number(headers['ratelimit-remaining']);

describe('the requests of one user', () => {
  it('are counted over all replicas, and refused past the limit until the minute is over', async () => {
    const answers = [];
    for (let count = 0; count < 6; count += 1) answers.push(await ask(count % 2 ? one : other));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map(left)).toEqual([4, 3, 2, 1, 0, 0]);
    const refused = answers.at(-1);
    expect(refused?.json()).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
    expect(refused?.headers).toMatchObject({ 'ratelimit-limit': '5', 'content-type': /problem\+json/ });
    for (const name of ['retry-after', 'ratelimit-reset'])
      expect([name, Number(refused?.headers[name])]).toEqual([
        name,
        expect.toSatisfy((s) => s > 0 && s <= 60),
      ]);
    expect((await ask(one, { key: (await service.signUp()).key })).statusCode).toBe(200);
  });

  it('are counted together, with whichever of their keys', async () => {
    const client = await service.signUp();
    const { key } = await ok(client.POST('/api/keys', { body: { name: 'another' } }));
    if (key === null) throw new Error('a new key is not shown');
    // The first request used the other key.
    expect([left(await ask(one, client)), left(await ask(one, { key }))]).toEqual([3, 2]);
  });

  it.each(['black_hole', 'reset'] as const)(
    'go on when Redis is away (%s): one waits for as long as is configured, the others do not, each replica counts for itself',
    async (mode) => {
      const waitMs = 2_000;
      const replica = await startReplica({ ...limited, LIMITS_TIMEOUT_MS: waitMs });
      await untilCountedTogether(replica);
      const { key } = await service.signUp();
      expect((await ask(replica, { key })).statusCode).toBe(200);
      await proxy.setMode(mode);
      try {
        const answers = [];
        const before = performance.now();
        for (let count = 0; count < 6; count += 1) answers.push(await ask(replica, { key }));
        // If each request waited, this would take six times as long.
        expect(performance.now() - before).toBeLessThan(3 * waitMs);
        expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 429]);
      } finally {
        await proxy.setMode('pass');
      }
      // Redis has counted one of them.
      await expect.poll(async () => left(await ask(other, { key })), { timeout: 20_000 }).toBeGreaterThan(0);
    },
  );

  it('are not limited where the limit is 0', async () => {
    const free = await startReplica({ RATE_LIMIT_PER_MINUTE: 0 });
    const { headers, statusCode } = await ask(free);
    expect([statusCode, headers['ratelimit-limit']]).toEqual([200, undefined]);
  });
});

describe('whoever guesses keys', () => {
  it('is refused after a few, at Bull Board too, while who has one is let in from the same address', async () => {
    const remoteAddress = '198.51.100.7';
    const guess = () => ask(one, { key: 'bacs_guess', remoteAddress });
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await guess()).statusCode);
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect(Number((await guess()).headers['retry-after'])).toBeGreaterThan(0);
    const authorization = `Basic ${Buffer.from('me:guess').toString('base64')}`;
    const board = await other.inject({ url: '/admin/queues/', remoteAddress, headers: { authorization } });
    expect(board.statusCode).toBe(429);
    expect((await ask(one, { key: (await service.signUp()).key, remoteAddress })).statusCode).toBe(200);
    expect((await ask(one, { key: 'bacs_guess', remoteAddress: '198.51.100.8' })).statusCode).toBe(401);
  });

  it.each([
    ['the same network', '2001:db8:1:2::1', '2001:db8:1:2:aaaa::ffff', 429],
    ['another network', '2001:db8:1:3::1', '2001:db8:1:4::1', 401],
    ['the same address of IPv4', '::ffff:203.0.113.77', '203.0.113.77', 429],
  ])(
    'is known by the network, for an address of IPv6, and not from %s apart',
    async (_which, first, next, status) => {
      const guess = async (remoteAddress: string) =>
        (await ask(one, { key: 'bacs_guess', remoteAddress })).statusCode;
      for (let count = 0; count < 3; count += 1) expect(await guess(first)).toBe(401);
      expect(await guess(next)).toBe(status);
    },
  );

  it('is known by the address that a trusted proxy tells of, and by no other', async () => {
    const behind = await startReplica({ ...limited, TRUST_PROXY: '10.0.0.0/8' });
    await untilCountedTogether(behind);
    const from = (remoteAddress: string, client: string) =>
      ask(behind, { key: 'bacs_guess', remoteAddress, headers: { 'x-forwarded-for': client } });
    for (let count = 0; count < 3; count += 1) await from('10.0.0.1', '203.0.113.1');
    expect((await from('10.0.0.1', '203.0.113.1')).statusCode).toBe(429);
    expect((await from('10.0.0.1', '203.0.113.2')).statusCode).toBe(401);
    for (let count = 0; count < 3; count += 1) await from('192.0.2.9', `203.0.113.${count + 10}`);
    expect((await from('192.0.2.9', '203.0.113.20')).statusCode).toBe(429);
  });
});

describe('browsers', () => {
  it.each(['/health/live', '/api/uploads', '/nothing', '/docs/', '/admin/queues/'])(
    'are told at %s to guess no types, show nothing in frames and load nothing from elsewhere',
    async (url) => {
      const { headers } = await one.inject({ url });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).toMatch(/default-src '(none|self)'/);
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  it('may call from the pages of origins that are named, and from no other', async () => {
    const preflight = (from: string, app = one) =>
      app.inject({
        method: 'OPTIONS',
        url: '/api/uploads',
        headers: { origin: from, 'access-control-request-method': 'POST' },
      });
    const { statusCode, headers } = await preflight(origin);
    expect(statusCode).toBe(204);
    expect(headers).toMatchObject({ 'access-control-allow-origin': origin });
    expect(headers['access-control-allow-headers']).toContain('authorization');
    expect((await preflight('http://localhost:5173')).headers['access-control-allow-origin']).toBeDefined();
    expect((await preflight('https://evil.example')).headers['access-control-allow-origin']).toBeUndefined();
    expect((await preflight(origin, service.app)).headers['access-control-allow-origin']).toBeUndefined();
    const options = await one.inject({ method: 'OPTIONS', url: '/api/uploads' });
    expect([options.statusCode, options.body]).toEqual([204, '']);
    const answer = await ask(one, { key: 'wrong', headers: { origin }, remoteAddress: '192.0.2.44' });
    expect(answer.headers['access-control-allow-origin']).toBe(origin);
  });

  it.each(['example.com', 'https://a.example/path', '*'])('are not called an origin: %s', (CORS_ORIGINS) => {
    const strings = Object.entries(service.deps.config).map(([name, value]) => [name, String(value)]);
    const env = Object.fromEntries(strings);
    expect(() => readConfig({ ...env, CORS_ORIGINS })).toThrow('CORS_ORIGINS');
  });
});
