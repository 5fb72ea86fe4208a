import { beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload, updateRow } from '../support/rows.ts';

const roles = ['owner', 'moderator', 'publisher', 'viewer', 'stranger'] as const;
type Person = { client: ApiClient; id: number };

let service: Api;
let people: Record<(typeof roles)[number], Person>;
let someoneId: number;

beforeAll(async () => {
  service = await startApi('spaces');
  const meet = async (): Promise<Person> => {
    const client = await service.signUp();
    return { client, id: (await client.call('GET', '/api/me')).id };
  };
  people = {
    owner: await meet(),
    moderator: await meet(),
    publisher: await meet(),
    viewer: await meet(),
    stranger: await meet(),
  };
  someoneId = (await meet()).id;
});

let slugs = 0;

/** A space of the owner's, in which everybody but the stranger has the role that they are called by. */
async function addSpace(type: 'group' | 'channel', settings = {}) {
  const { owner } = people;
  const slug = `space-${++slugs}`;
  const space = await owner.client.call('POST', '/api/spaces', { type, name: 'Space', slug, settings });
  for (const role of ['moderator', 'publisher', 'viewer'] as const)
    await owner.client.call('PUT', `/api/spaces/${space.id}/members/${people[role].id}`, { role });
  return space;
}

type Space = { id: number };
type Request = readonly [method: string, path: string, body?: object];

describe('in a space', () => {
  const actions: [what: string, ask: (space: Space, person: Person) => Request | Promise<Request>][] = [
    ['reading it', ({ id }) => ['GET', `/api/spaces/${id}`]],
    ['reading its feed', ({ id }) => ['GET', `/api/spaces/${id}/feed`]],
    ['listing its publications', ({ id }) => ['GET', `/api/spaces/${id}/publications`]],
    ['changing it', ({ id }) => ['PATCH', `/api/spaces/${id}`, { name: 'Other' }]],
    ['listing its members', ({ id }) => ['GET', `/api/spaces/${id}/members`]],
    ['adding a member', ({ id }) => ['PUT', `/api/spaces/${id}/members/${someoneId}`, { role: 'viewer' }]],
    ['removing a member', ({ id }) => ['DELETE', `/api/spaces/${id}/members/${someoneId}`]],
    [
      'publishing',
      async ({ id }, person) => {
        const { ulid } = await addRendered(service.db, await addUpload(service.db, person.id));
        return ['POST', `/api/productions/${ulid}/publications`, { space_id: id }];
      },
    ],
    ['leaving it', ({ id }, person) => ['DELETE', `/api/spaces/${id}/members/${person.id}`]],
  ];
  const statuses = {
    //                             owner mod. publ. view. stranger
    group: {
      'reading it': [200, 200, 200, 200, 404],
      'reading its feed': [200, 200, 200, 200, 404],
      'listing its publications': [200, 200, 200, 200, 404],
      'changing it': [200, 200, 403, 403, 404],
      'listing its members': [200, 200, 403, 403, 404],
      'adding a member': [200, 200, 403, 403, 404],
      'removing a member': [204, 204, 403, 403, 404],
      publishing: [201, 201, 201, 403, 404],
      'leaving it': [204, 204, 204, 204, 404],
    },
    channel: {
      'reading it': [200, 200, 200, 200, 200],
      'reading its feed': [200, 200, 200, 200, 200],
      'listing its publications': [200, 200, 200, 200, 200],
      'changing it': [200, 200, 403, 403, 404],
      'listing its members': [200, 200, 403, 403, 404],
      'adding a member': [200, 200, 403, 403, 404],
      'removing a member': [204, 204, 403, 403, 404],
      publishing: [201, 201, 201, 403, 404],
      'leaving it': [204, 204, 204, 204, 404],
    },
  } as const;

  it.each(['group', 'channel'] as const)('(%s) the role decides what one may do', async (type) => {
    const space = await addSpace(type);
    const answers: Record<string, number[]> = {};
    for (const [what, ask] of actions) {
      answers[what] = [];
      for (const role of roles) {
        const [method, path, body] = await ask(space, people[role]);
        answers[what].push((await people[role].client.request(method, path, body)).status);
      }
    }
    expect(answers).toEqual(statuses[type]);
  });

  it('everybody finds their role, and only the spaces that they may read', async () => {
    const spaces = [await addSpace('group'), await addSpace('channel')];
    for (const role of roles) {
      const { items } = await people[role].client.call('GET', '/api/spaces?limit=100');
      const found = spaces.map(({ id }) => items.find((space: Space) => space.id === id)?.role);
      expect(found).toEqual(role === 'stranger' ? [undefined, null] : [role, role]);
    }
  });

  it('a role is given, changed and taken away, from the next request on', async () => {
    const { owner, viewer } = people;
    const { id } = await addSpace('group');
    const members = `/api/spaces/${id}/members`;
    const put = await owner.client.call('PUT', `${members}/${viewer.id}`, { role: 'publisher' });
    expect(put).toMatchObject({ user_id: viewer.id, display_name: 'User 4', role: 'publisher' });
    expect((await viewer.client.call('GET', `/api/spaces/${id}`)).role).toBe('publisher');
    const first = await owner.client.call('GET', `${members}?limit=2`);
    const second = await owner.client.call('GET', `${members}?cursor=${first.next_cursor}`);
    expect([...first.items, ...second.items].map(({ user_id }) => user_id)).toEqual(
      [people.viewer.id, people.publisher.id, people.moderator.id].sort((a, b) => b - a),
    );
    for (let times = 0; times < 2; times += 1)
      expect((await owner.client.request('DELETE', `${members}/${viewer.id}`)).status).toBe(204);
    expect((await viewer.client.request('GET', `/api/spaces/${id}`)).status).toBe(404);
  });

  it('nobody becomes a member who is not there, owns it, or where nobody else is to be', async () => {
    const { client, id: ownerId } = people.owner;
    const { id } = await addSpace('group');
    const personal = await client.call('POST', '/api/spaces', { type: 'personal', name: 'Me', slug: 'me' });
    for (const [spaceId, userId, code] of [
      [id, 999_999, 'USER_NOT_FOUND'],
      [id, ownerId, 'SPACE_OWNER_IS_NO_MEMBER'],
      [personal.id, someoneId, 'SPACE_IS_PERSONAL'],
    ])
      expect(
        await client.request('PUT', `/api/spaces/${spaceId}/members/${userId}`, { role: 'viewer' }),
      ).toMatchObject({ body: { code } });
  });
});

describe('the settings of a space', () => {
  it('change one by one, and leave what the older system keeps there alone', async () => {
    const { client } = people.owner;
    const { id } = await addSpace('group');
    const legacy = { theme: 'dark', limits: { a: 1.5 }, require_review: 'yes' };
    await updateRow(service.db, 'spaces', id, { settings: JSON.stringify(legacy) });
    expect((await client.call('GET', `/api/spaces/${id}`)).settings).toEqual({ require_review: false });
    const changed = await client.call('PATCH', `/api/spaces/${id}`, { settings: { require_review: true } });
    expect(changed).toMatchObject({ name: 'Space', settings: { require_review: true } });
    expect(await client.call('PATCH', `/api/spaces/${id}`, { name: 'Other' })).toMatchObject({
      name: 'Other',
      settings: { require_review: true },
    });
    const { settings } = await service.db
      .selectFrom('spaces')
      .select('settings')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(settings).toEqual({ ...legacy, require_review: true });
  });

  it.each([[{}], [{ slug: 'other' }], [{ settings: { theme: 'dark' } }], [{ name: null }]])(
    'are not changed by %j',
    async (body) => {
      const { id } = await addSpace('group');
      expect((await people.owner.client.request('PATCH', `/api/spaces/${id}`, body)).status).toBe(400);
    },
  );
});

describe('a request for a space with an idempotency key', () => {
  it('makes one space, however often it comes', async () => {
    const { client } = people.owner;
    const ask = (name: string) =>
      client.request(
        'POST',
        '/api/spaces',
        { type: 'group', name, slug: 'once' },
        { 'idempotency-key': 'k' },
      );
    const first = await ask('One');
    const answers = await Promise.all([ask('One'), ask('One')]);
    for (const again of answers) {
      expect(again).toMatchObject({ status: 201, body: first.body });
      expect(again.headers.get('idempotent-replayed')).toBe('true');
    }
    expect(await ask('Two')).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });
});
