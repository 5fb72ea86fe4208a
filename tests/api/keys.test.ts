import { beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../../apps/admin/src/program.ts';
import { type Api, startApi } from '../support/api.ts';
import { ApiClient } from '../support/api-client.ts';

const service: Api = await startApi('keys');
const with_ = (key: string) => new ApiClient(service.apiUrl, key, service.contract.check);

let member: ApiClient;
let operator: ApiClient;

beforeAll(async () => {
  member = await service.signUp();
  operator = await service.signUp('operator');
});

describe('an API key', () => {
  it('is shown once, works at once, and is listed without itself or its hash', async () => {
    const { api_key, key } = await member.call('POST', '/api/keys', { name: 'CI' });
    expect(key).toMatch(/^bacs_[\w-]{43}$/);
    expect(api_key).toMatchObject({ name: 'CI', role: 'member', prefix: key.slice(0, 13), revoked_at: null });
    await with_(key).call('GET', '/api/me');
    const { items } = await member.call('GET', '/api/keys');
    expect(items[0]).toMatchObject({ id: api_key.id, prefix: api_key.prefix });
    const stored = await service.db.selectFrom('api_keys').selectAll().execute();
    for (const { key_hash } of stored) expect(JSON.stringify(items)).not.toContain(key_hash);
    expect(JSON.stringify([items, stored])).not.toContain(key);
  });

  it('opens nothing from the moment it is revoked, however often', async () => {
    const { api_key, key } = await member.call('POST', '/api/keys', { name: 'lost' });
    const revoked = await member.call('DELETE', `/api/keys/${api_key.id}`);
    expect(revoked.revoked_at).not.toBeNull();
    expect(await with_(key).request('GET', '/api/me')).toMatchObject({ status: 401 });
    expect(await member.call('DELETE', `/api/keys/${api_key.id}`)).toEqual(revoked);
  });

  it.each([
    [
      'a member',
      'an operator key',
      () => member.request('POST', '/api/keys', { name: 'a', role: 'operator' }),
      403,
    ],
    ['an operator', 'one', () => operator.request('POST', '/api/keys', { name: 'a', role: 'operator' }), 201],
    [
      'a member',
      'the keys of another',
      async () => member.request('GET', `/api/keys?user_id=${await idOf(operator)}`),
      403,
    ],
    [
      'an operator',
      'them',
      async () => operator.request('GET', `/api/keys?user_id=${await idOf(member)}`),
      200,
    ],
    [
      'a member',
      'the end of another’s',
      async () => member.request('DELETE', `/api/keys/${await keyOf(operator)}`),
      404,
    ],
    [
      'an operator',
      'it',
      async () => operator.request('DELETE', `/api/keys/${await keyOf(member, 'spare')}`),
      200,
    ],
  ])('%s who asks for %s is answered %#', async (_who, _what, ask, status) => {
    expect((await ask()).status).toBe(status);
  });

  it('asked for again under the same Idempotency-Key is the same one, not to be seen again', async () => {
    const again = { 'idempotency-key': 'key-1' };
    const [one, other] = await Promise.all([
      member.request('POST', '/api/keys', { name: 'once' }, again),
      member.request('POST', '/api/keys', { name: 'once' }, again),
    ]);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body.api_key.id).toBe(other.body.api_key.id);
    const keys = [one, other].map(({ body }) => body.key);
    expect(keys.filter((key) => key === null)).toHaveLength(1);
    expect([one, other].map(({ headers }) => headers.get('idempotent-replayed')).sort()).toEqual(
      [null, 'true'].sort(),
    );
    expect(await member.request('POST', '/api/keys', { name: 'twice' }, again)).toMatchObject({
      status: 409,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    const { items } = await member.call('GET', '/api/keys');
    expect(items.filter(({ name }: { name: string }) => name === 'once')).toHaveLength(1);
  });
});

describe('npm run keys', () => {
  it('creates, lists and revokes by prefix or id', async () => {
    const [key = ''] = await run(
      'create',
      '--user',
      'cli@example.com',
      '--role',
      'operator',
      '--name',
      'desk',
    );
    await with_(key).call('GET', '/api/me');
    const [head, ...rows] = await run('list', '--user', 'cli@example.com');
    expect(head).toMatch(/^id +prefix +role/);
    expect(rows).toEqual([expect.stringMatching(new RegExp(`${key.slice(0, 13)} +operator .* desk$`))]);
    expect(rows.join()).not.toContain(key.slice(14));
    expect(await run('revoke', key.slice(0, 13))).toEqual([`${key.slice(0, 13)} is revoked`]);
    expect(await with_(key).request('GET', '/api/me')).toMatchObject({ status: 401 });
    expect(await run('revoke', (rows[0] ?? '').split(' ')[0] ?? '')).toEqual([
      `${key.slice(0, 13)} was revoked already`,
    ]);
    await expect(run('revoke', 'bacs_nothing')).rejects.toThrow('There is no API key bacs_nothing.');
    await expect(run('list', '--user', 'nobody@example.com')).rejects.toThrow('There is no user');
  });
});

async function run(...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  const io = { db: () => service.db, write: (line: string) => lines.push(line) };
  await buildProgram(io as never).parseAsync(['keys', ...args], { from: 'user' });
  return lines;
}

async function idOf(client: ApiClient): Promise<number> {
  return (await client.call('GET', '/api/me')).id;
}

async function keyOf(client: ApiClient, name = 'test'): Promise<number> {
  if (name !== 'test') return (await client.call('POST', '/api/keys', { name })).api_key.id;
  return (await client.call('GET', '/api/keys')).items.at(-1).id;
}
