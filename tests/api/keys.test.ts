import { beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../../apps/admin/src/program.ts';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';

const service: Api = await startApi('keys');
/** Asks with this key to whom the key belongs. */
const askWith = (key: string) => member.GET('/api/me', { headers: { authorization: `Bearer ${key}` } });

let member: ApiClient;
let operator: ApiClient;

beforeAll(async () => {
  member = await service.signUp();
  operator = await service.signUp('operator');
});

describe('an API key', () => {
  it('is shown once, works at once, and is listed without itself or its hash', async () => {
    const { api_key, key } = await addKey('CI');
    expect(key).toMatch(/^bacs_[\w-]{43}$/);
    expect(api_key).toMatchObject({ name: 'CI', role: 'member', prefix: key.slice(0, 13), revoked_at: null });
    expect((await askWith(key)).data?.id).toBe(member.user.id);
    const { items } = await ok(member.GET('/api/keys'));
    expect(items[0]).toMatchObject({ id: api_key.id, prefix: api_key.prefix });
    const stored = await service.db.selectFrom('api_keys').selectAll().execute();
    for (const { key_hash } of stored) expect(JSON.stringify(items)).not.toContain(key_hash);
    expect(JSON.stringify([items, stored])).not.toContain(key);
  });

  it('opens nothing from the moment it is revoked, however often', async () => {
    const { api_key, key } = await addKey('lost');
    const revoke = () => ok(member.DELETE('/api/keys/{id}', at(api_key.id)));
    const revoked = await revoke();
    expect(revoked.revoked_at).not.toBeNull();
    expect((await askWith(key)).response.status).toBe(401);
    expect(await revoke()).toEqual(revoked);
  });

  const addOperatorKey = (client: ApiClient) =>
    client.POST('/api/keys', { body: { name: 'a', role: 'operator' } });
  const listKeysOf = ({ user }: ApiClient, client: ApiClient) =>
    client.GET('/api/keys', { params: { query: { user_id: user.id } } });
  const revokeAs = (client: ApiClient, id: number) => client.DELETE('/api/keys/{id}', at(id));

  it.each([
    ['a member', 'an operator key', () => addOperatorKey(member), 403],
    ['an operator', 'one', () => addOperatorKey(operator), 201],
    ['a member', 'the keys of another', () => listKeysOf(operator, member), 403],
    ['an operator', 'them', () => listKeysOf(member, operator), 200],
    ['a member', 'the end of another’s', async () => revokeAs(member, await firstKeyOf(operator)), 404],
    ['an operator', 'it', async () => revokeAs(operator, (await addKey('spare')).api_key.id), 200],
  ])('%s who asks for %s is answered %#', async (_who, _what, ask, status) => {
    expect((await ask()).response.status).toBe(status);
  });

  it('asked for again under the same Idempotency-Key is the same one, not to be seen again', async () => {
    const ask = (name: string) =>
      member.POST('/api/keys', { body: { name }, params: { header: { 'idempotency-key': 'key-1' } } });
    const answers = await Promise.all([ask('once'), ask('once')]);
    expect(answers.map(({ response }) => response.status)).toEqual([201, 201]);
    const [one, other] = answers.map(({ data }) => data);
    expect(one?.api_key.id).toBe(other?.api_key.id);
    expect([one, other].filter((made) => made?.key === null)).toHaveLength(1);
    expect(answers.map(({ response }) => response.headers.get('idempotent-replayed')).sort()).toEqual(
      [null, 'true'].sort(),
    );
    expect(await ask('twice')).toMatchObject({
      response: { status: 409 },
      error: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    const { items } = await ok(member.GET('/api/keys'));
    expect(items.filter(({ name }) => name === 'once')).toHaveLength(1);
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
    expect((await askWith(key)).response.status).toBe(200);
    const [head, ...rows] = await run('list', '--user', 'cli@example.com');
    expect(head).toMatch(/^id +prefix +role/);
    expect(rows).toEqual([expect.stringMatching(new RegExp(`${key.slice(0, 13)} +operator .* desk$`))]);
    expect(rows.join()).not.toContain(key.slice(14));
    expect(await run('revoke', key.slice(0, 13))).toEqual([`${key.slice(0, 13)} is revoked`]);
    expect((await askWith(key)).response.status).toBe(401);
    expect(await run('revoke', (rows[0] ?? '').split(' ')[0] ?? '')).toEqual([
      `${key.slice(0, 13)} was already revoked`,
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

/** Creates a key for the member. */
async function addKey(name: string) {
  const { api_key, key } = await ok(member.POST('/api/keys', { body: { name } }));
  if (key === null) throw new Error('a new key is not shown');
  return { api_key, key };
}

async function firstKeyOf(client: ApiClient): Promise<number> {
  const { items } = await ok(client.GET('/api/keys'));
  return items.at(-1)?.id ?? 0;
}
