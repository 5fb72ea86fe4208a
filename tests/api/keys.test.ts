import { revokeApiKey, tryMakeApiKey } from '@bacs/db/keys';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../../apps/admin/src/program.ts';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { countLockWaits } from '../support/lock-waits.ts';
import { patiently } from '../support/patiently.ts';

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
    ['a member', 'the end of an operator key of the same user', () => revokeOwnOperatorKey(), 404],
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

describe('a key that was made with another key', () => {
  it('ends with its maker, however far it descends, and the answer names it', async () => {
    const stolen = await addKey('stolen');
    const child = await addKey('child', stolen.key);
    const grandchild = await addKey('grandchild', child.key);
    const bystander = await addKey('bystander');
    expect(child.api_key.made_by).toBe(stolen.api_key.id);
    // The thief has revoked the key in between.
    await ok(revoke(child.api_key.id, { keep_descendants: true }));
    expect((await askWith(grandchild.key)).response.status).toBe(200);
    const revoked = await ok(revoke(stolen.api_key.id));
    expect(revoked).toMatchObject({
      revoked_at: expect.any(String),
      revoked_descendants: [grandchild.api_key.id],
    });
    for (const { key } of [stolen, child, grandchild]) expect((await askWith(key)).response.status).toBe(401);
    expect((await askWith(bystander.key)).response.status).toBe(200);
  });

  it('stays when that is wished, and goes with a second call', async () => {
    const old = await addKey('old');
    const next = await addKey('next', old.key);
    expect(await ok(revoke(old.api_key.id, { keep_descendants: true }))).toMatchObject({
      revoked_descendants: [],
    });
    expect((await askWith(next.key)).response.status).toBe(200);
    expect(await ok(revoke(old.api_key.id))).toMatchObject({ revoked_descendants: [next.api_key.id] });
    expect((await askWith(next.key)).response.status).toBe(401);
  });

  it('goes with its maker though it is being made while that is revoked', async () => {
    const { api_key } = await addKey('raced');
    const maker = { keyId: api_key.id, userId: member.user.id };
    let revoking: ReturnType<typeof revokeApiKey> | undefined;
    const child = await service.db.transaction().execute(async (tx) => {
      const made = await tryMakeApiKey(tx, maker, { name: 'late', role: 'member', expiresAt: null });
      revoking = revokeApiKey(service.db, api_key);
      await expect.poll(() => countLockWaits(service.db), patiently).toBe(1);
      return made;
    });
    if ('refused' in child) throw new Error(child.refused);
    expect(await revoking).toEqual({ itself: true, descendants: [child.id] });
    expect((await askWith(child.key)).response.status).toBe(401);
  });

  it('is not made once its maker is revoked, though its request came before', async () => {
    const { api_key } = await addKey('too late');
    await ok(revoke(api_key.id));
    const maker = { keyId: api_key.id, userId: member.user.id };
    const made = service.db
      .transaction()
      .execute((tx) => tryMakeApiKey(tx, maker, { name: 'late', role: 'member', expiresAt: null }));
    expect(await made).toEqual({ refused: 'maker revoked' });
  });
});

describe('a key with an end', () => {
  it('is refused from then on, and neither it nor its descendants outlive it', async () => {
    const expires_at = new Date(Date.now() + 60_000).toISOString();
    const { api_key, key } = await addKey('short', member.key, { expires_at });
    expect(api_key.expires_at).toBe(expires_at);
    const child = await addKey('child', key);
    expect(child.api_key.expires_at).toBe(expires_at);
    const later = new Date(Date.now() + 120_000).toISOString();
    expect(await post({ name: 'longer', expires_at: later }, key)).toMatchObject({
      response: { status: 400 },
      error: { code: 'INVALID_REQUEST', detail: expect.stringContaining(expires_at) },
    });
    await service.db
      .updateTable('api_keys')
      .set({ expires_at: new Date(Date.now() - 1_000) })
      .where('id', '=', api_key.id)
      .execute();
    expect((await askWith(key)).response.status).toBe(401);
    expect((await askWith(child.key)).response.status).toBe(200);
  });

  it.each(['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z', '2027-06-30T23:59:60Z', 'soon'])(
    'ends at a time that can be: not %s',
    async (expires_at) => {
      expect(await post({ name: 'x', expires_at })).toMatchObject({
        response: { status: 400 },
        error: { code: 'INVALID_REQUEST' },
      });
    },
  );
});

it('a user has no more than a hundred keys at a time, however many requests come at once', async () => {
  const user = await service.signUp();
  const makers = [user.key];
  for (const name of ['two', 'three', 'four']) makers.push((await addKey(name, user.key)).key);
  // There is room for two more.
  const rows = Array.from({ length: 100 - makers.length - 2 }, (_, index) => ({
    user_id: user.user.id,
    name: `key ${index}`,
    role: 'member' as const,
    prefix: 'bacs_',
    key_hash: `${user.user.id}-${index}`,
  }));
  await service.db.insertInto('api_keys').values(rows).execute();
  const made = await Promise.all(
    Array.from({ length: 20 }, (_, index) => post({ name: 'one more' }, makers[index % makers.length])),
  );
  const statuses = made.map(({ response }) => response.status).sort();
  expect(statuses).toEqual([201, 201, ...Array.from({ length: 18 }, () => 429)]);
  expect(made.find(({ error }) => error)?.error?.code).toBe('QUOTA_EXCEEDED');
  await ok(user.DELETE('/api/keys/{id}', at(made.flatMap(({ data }) => data?.api_key.id ?? [])[0] ?? 0)));
  expect((await user.POST('/api/keys', { body: { name: 'again' } })).response.status).toBe(201);
});

it('a member key sees no operator key of its own user', async () => {
  const { api_key } = await ok(operator.POST('/api/keys', { body: { name: 'for a program' } }));
  const { key } = await ok(operator.POST('/api/keys', { body: { name: 'another' } }));
  const headers = { authorization: `Bearer ${key}` };
  const { items } = await ok(member.GET('/api/keys', { headers }));
  expect(items.map(({ role }) => role)).not.toContain('operator');
  expect(items.map(({ id }) => id)).toContain(api_key.id);
});

it.each([
  ['nothing', ''],
  ['a space', ' '],
  ['a zero', 'a\u0000b'],
  ['a second line', 'a\nb'],
  ['a line separator', 'a\u2028b'],
  ['a bidi override', 'a\u202eb'],
  ['256 characters', 'x'.repeat(256)],
  ['10,000 characters', 'x'.repeat(10_000)],
])('a key is not named with %s, and the answer says what a name may be', async (_what, name) => {
  const { response, error } = await post({ name });
  expect(response.status).toBe(400);
  expect(error?.detail).toMatch(/body\/name must (be one line|NOT have)/);
});

describe('npm run keys', () => {
  it('revokes what a key has made with it, shows makers, and stores no name that is none', async () => {
    const [key = ''] = await run('create', '--user', 'line@example.com', '--expires-at', '2099-01-01');
    const child = await addKey('child', key);
    const [head = '', ...rows] = await run('list', '--user', 'line@example.com');
    expect(head).toMatch(/maker .* expires/);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(new RegExp(`^${child.api_key.id} .* ${child.api_key.made_by} .*2099-01-01`));
    expect(await run('revoke', key.slice(0, 13), '--keep-descendants')).toHaveLength(1);
    expect(await run('revoke', key.slice(0, 13))).toEqual([
      `${key.slice(0, 13)} was already revoked`,
      `${child.api_key.prefix} is revoked with it (${child.api_key.id})`,
    ]);
    expect((await askWith(child.key)).response.status).toBe(401);
    for (const args of [
      ['--user', 'no address'],
      ['--user', 'a@example.com', '--name', 'a\nb'],
      ['--user', 'a@example.com', '--name', 'x'.repeat(300)],
      ['--user', 'a@example.com', '--expires-at', '2020-01-01'],
    ])
      await expect(run('create', ...args)).rejects.toThrow('Give ');
  });

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
  const program = buildProgram(io as never);
  // An option that is wrong must not end this process.
  for (const command of program.commands.flatMap((command) => [command, ...command.commands]))
    command.exitOverride().configureOutput({ writeErr: () => {} });
  await program.parseAsync(['keys', ...args], { from: 'user' });
  return lines;
}

type NewKey = { name: string; expires_at?: string };

const post = (body: NewKey, maker = member.key) =>
  member.POST('/api/keys', { body, headers: { authorization: `Bearer ${maker}` } });
const revoke = (id: number, query: { keep_descendants?: boolean } = {}) =>
  member.DELETE('/api/keys/{id}', { params: { path: { id }, query } });

/** Creates a key with a key of the member. */
async function addKey(name: string, maker = member.key, options: Omit<NewKey, 'name'> = {}) {
  const { api_key, key } = await ok(post({ name, ...options }, maker));
  if (key === null) throw new Error('a new key is not shown');
  return { api_key, key };
}

async function revokeOwnOperatorKey() {
  const { key } = await ok(operator.POST('/api/keys', { body: { name: 'a member key' } }));
  const headers = { authorization: `Bearer ${key}` };
  return await member.DELETE('/api/keys/{id}', { ...at(await firstKeyOf(operator)), headers });
}

async function firstKeyOf(client: ApiClient): Promise<number> {
  const { items } = await ok(client.GET('/api/keys'));
  return items.at(-1)?.id ?? 0;
}
