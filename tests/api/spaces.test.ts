import { beforeAll, describe, expect, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addMember } from '../support/members.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload, updateRow } from '../support/rows.ts';

const roles = ['owner', 'moderator', 'publisher', 'viewer', 'stranger'] as const;

let service: Api;
let people: Record<(typeof roles)[number], ApiClient>;
let someone: ApiClient;

beforeAll(async () => {
  service = await startApi('spaces');
  people = {
    owner: await service.signUp(),
    moderator: await service.signUp(),
    publisher: await service.signUp(),
    viewer: await service.signUp(),
    stranger: await service.signUp(),
  };
  someone = await service.signUp();
});

let slugs = 0;

/** Adds a space of the owner. Everybody but the stranger has the role of their name in it. */
async function addSpace(type: 'group' | 'channel') {
  const { owner } = people;
  const slug = `space-${++slugs}`;
  const space = await ok(owner.POST('/api/spaces', { body: { type, name: 'Space', slug } }));
  for (const role of ['moderator', 'publisher', 'viewer'] as const)
    await addMember(owner, space.id, people[role], role);
  return space;
}

type Role = 'moderator' | 'publisher' | 'viewer';
type Space = { id: number };

const memberOf = ({ id }: Space, user_id: number) => ({ params: { path: { id, user_id } } });
const putMember = (space: Space, userId: number, role: Role) =>
  people.owner.PUT('/api/spaces/{id}/members/{user_id}', { ...memberOf(space, userId), body: { role } });

describe('in a space', () => {
  type Ask = (client: ApiClient, space: Space) => Promise<{ response: Response }>;
  const actions: [what: string, ask: Ask][] = [
    ['reading it', (client, { id }) => client.GET('/api/spaces/{id}', at(id))],
    ['reading its feed', (client, { id }) => client.GET('/api/spaces/{id}/feed', at(id))],
    ['listing its publications', (client, { id }) => client.GET('/api/spaces/{id}/publications', at(id))],
    [
      'changing it',
      (client, { id }) => client.PATCH('/api/spaces/{id}', { ...at(id), body: { name: 'Other' } }),
    ],
    ['listing its members', (client, { id }) => client.GET('/api/spaces/{id}/members', at(id))],
    [
      'changing a member',
      (client, space) =>
        client.PUT('/api/spaces/{id}/members/{user_id}', {
          ...memberOf(space, people.viewer.user.id),
          body: { role: 'viewer' },
        }),
    ],
    [
      'inviting',
      (client, { id }) =>
        client.POST('/api/spaces/{id}/invitations', { ...at(id), body: { role: 'viewer' } }),
    ],
    ['listing invitations', (client, { id }) => client.GET('/api/spaces/{id}/invitations', at(id))],
    [
      'withdrawing an invitation',
      (client, { id }) =>
        client.DELETE('/api/spaces/{id}/invitations/{invitation_id}', {
          params: { path: { id, invitation_id: 999 } },
        }),
    ],
    ['closing it', (client, { id }) => client.POST('/api/spaces/{id}/close', at(id))],
    [
      'removing a member',
      (client, space) =>
        client.DELETE('/api/spaces/{id}/members/{user_id}', memberOf(space, someone.user.id)),
    ],
    [
      'publishing',
      async (client, { id }) => {
        const { ulid } = await addRendered(service.db, await addUpload(service.db, client.user.id));
        const body = { space_id: id };
        return await client.POST('/api/productions/{id}/publications', { ...at(ulid), body });
      },
    ],
    [
      'leaving it',
      (client, space) => client.DELETE('/api/spaces/{id}/members/{user_id}', memberOf(space, client.user.id)),
    ],
    ['deleting it', (client, { id }) => client.DELETE('/api/spaces/{id}', at(id))],
  ];
  const statuses = {
    //                             owner mod. publ. view. stranger
    group: {
      'reading it': [200, 200, 200, 200, 404],
      'reading its feed': [200, 200, 200, 200, 404],
      'listing its publications': [200, 200, 200, 200, 404],
      'changing it': [200, 200, 403, 403, 404],
      'listing its members': [200, 200, 403, 403, 404],
      'changing a member': [200, 200, 403, 403, 404],
      inviting: [201, 201, 403, 403, 404],
      'listing invitations': [200, 200, 403, 403, 404],
      'withdrawing an invitation': [204, 204, 403, 403, 404],
      'closing it': [403, 403, 403, 403, 404],
      'removing a member': [204, 204, 403, 403, 404],
      publishing: [201, 201, 201, 403, 404],
      'leaving it': [204, 204, 204, 204, 404],
      'deleting it': [204, 404, 404, 404, 404],
    },
    channel: {
      'reading it': [200, 200, 200, 200, 200],
      'reading its feed': [200, 200, 200, 200, 200],
      'listing its publications': [200, 200, 200, 200, 200],
      'changing it': [200, 200, 403, 403, 404],
      'listing its members': [200, 200, 403, 403, 404],
      'changing a member': [200, 200, 403, 403, 404],
      inviting: [201, 201, 403, 403, 404],
      'listing invitations': [200, 200, 403, 403, 404],
      'withdrawing an invitation': [204, 204, 403, 403, 404],
      'closing it': [403, 403, 403, 403, 404],
      'removing a member': [204, 204, 403, 403, 404],
      publishing: [201, 201, 201, 403, 404],
      'leaving it': [204, 204, 204, 204, 404],
      'deleting it': [204, 404, 404, 404, 404],
    },
  } as const;

  it.each(['group', 'channel'] as const)('(%s) the role decides what one may do', async (type) => {
    const space = await addSpace(type);
    const answers: Record<string, number[]> = {};
    for (const [what, ask] of actions) {
      answers[what] = [];
      for (const role of roles) answers[what].push((await ask(people[role], space)).response.status);
    }
    expect(answers).toEqual(statuses[type]);
  });

  it('everybody finds their role, and only the spaces that they may read', async () => {
    const spaces = [await addSpace('group'), await addSpace('channel')];
    for (const role of roles) {
      const { items } = await ok(people[role].GET('/api/spaces', { params: { query: { limit: 100 } } }));
      const found = spaces.map(({ id }) => items.find((space) => space.id === id)?.role);
      expect(found).toEqual(role === 'stranger' ? [undefined, null] : [role, role]);
    }
  });

  it('everybody finds by its slug what they may read, and by `mine` what they have a role in', async () => {
    const { owner } = people;
    const slug = 'one-for-each-type';
    const add = (type: 'group' | 'channel') =>
      ok(owner.POST('/api/spaces', { body: { type, name: 'Space', slug } }));
    const [group, channel] = [await add('group'), await add('channel')];
    await addMember(owner, group.id, people.viewer, 'viewer');
    await addMember(owner, channel.id, people.moderator, 'moderator');
    const read = async (client: ApiClient, query: { slug?: string; mine?: boolean; limit?: number }) =>
      (await ok(client.GET('/api/spaces', { params: { query: { limit: 100, ...query } } }))).items;
    const found = async (client: ApiClient, mine: boolean) =>
      (await read(client, { slug, mine })).map(({ id }) => id);
    expect(await found(owner, false)).toEqual([channel.id, group.id]);
    expect(await found(people.viewer, false)).toEqual([channel.id, group.id]);
    expect(await found(people.viewer, true)).toEqual([group.id]);
    expect(await found(people.stranger, false)).toEqual([channel.id]);
    expect(await found(people.stranger, true)).toEqual([]);
    expect(await read(owner, { slug: 'no-such-slug' })).toEqual([]);

    const mine = await read(people.moderator, { mine: true });
    expect(mine.map(({ id }) => id)).toContain(channel.id);
    expect(mine.filter(({ role }) => role === null)).toEqual([]);
    expect(await read(people.stranger, { mine: true })).toEqual([]);

    const operator = await service.signUp('operator');
    await ok(operator.POST('/api/spaces/{id}/close', at(channel.id)));
    expect(await found(people.viewer, false)).toEqual([group.id]);
    expect(await found(people.moderator, false)).toEqual([channel.id]);
    expect(await found(operator, false)).toEqual([]);
  });

  it('turns the pages of one slug', async () => {
    const { owner } = people;
    const slug = 'two-pages';
    const [older, newer] = [
      await ok(owner.POST('/api/spaces', { body: { type: 'group', name: 'Space', slug } })),
      await ok(owner.POST('/api/spaces', { body: { type: 'channel', name: 'Space', slug } })),
    ];
    const page = (cursor?: string) =>
      ok(owner.GET('/api/spaces', { params: { query: { slug, limit: 1, ...(cursor && { cursor }) } } }));
    const first = await page();
    expect(first.items.map(({ id }) => id)).toEqual([newer.id]);
    const second = await page(first.next_cursor ?? '');
    expect(second.items.map(({ id }) => id)).toEqual([older.id]);
    expect((await page(second.next_cursor ?? '')).items).toEqual([]);
  });

  it('a role is given, changed and taken away, from the next request on', async () => {
    const { owner, viewer } = people;
    const space = await addSpace('group');
    const { id: user_id, displayName: display_name } = viewer.user;
    const put = await ok(putMember(space, user_id, 'publisher'));
    expect(put).toMatchObject({ user_id, display_name, role: 'publisher' });
    expect((await ok(viewer.GET('/api/spaces/{id}', at(space.id)))).role).toBe('publisher');
    const list = (query: { limit?: number; cursor?: string }) =>
      ok(owner.GET('/api/spaces/{id}/members', { params: { path: { id: space.id }, query } }));
    const first = await list({ limit: 2 });
    const second = await list({ cursor: first.next_cursor ?? '' });
    expect([...first.items, ...second.items].map((member) => member.user_id)).toEqual(
      [viewer, people.publisher, people.moderator].map(({ user }) => user.id).sort((a, b) => b - a),
    );
    for (let times = 0; times < 2; times += 1) {
      const gone = await owner.DELETE('/api/spaces/{id}/members/{user_id}', memberOf(space, user_id));
      expect(gone.response.status).toBe(204);
    }
    expect((await viewer.GET('/api/spaces/{id}', at(space.id))).response.status).toBe(404);
  });

  it('nobody becomes a member who is not there, owns it, or where nobody else is to be', async () => {
    const { owner } = people;
    const group = await addSpace('group');
    const body = { type: 'personal', name: 'Me', slug: 'me' } as const;
    const personal = await ok(owner.POST('/api/spaces', { body }));
    for (const [space, userId, code] of [
      [group, 999_999, 'MEMBER_NOT_FOUND'],
      [group, someone.user.id, 'MEMBER_NOT_FOUND'],
      [group, owner.user.id, 'SPACE_OWNER_IS_NO_MEMBER'],
      [personal, someone.user.id, 'SPACE_IS_PERSONAL'],
    ] as const)
      expect((await putMember(space, userId, 'viewer')).error?.code).toBe(code);
  });
});

describe('the settings of a space', () => {
  it('change one by one, and leave what the older system keeps there alone', async () => {
    const { owner } = people;
    const { id } = await addSpace('group');
    const patch = (body: { name?: string; settings?: { require_review: boolean } }) =>
      ok(owner.PATCH('/api/spaces/{id}', { ...at(id), body }));
    const legacy = { theme: 'dark', limits: { a: 1.5 }, require_review: 'yes' };
    await updateRow(service.db, 'spaces', id, { settings: JSON.stringify(legacy) });
    const before = await ok(owner.GET('/api/spaces/{id}', at(id)));
    expect(before.settings).toEqual({ require_review: false });
    const changed = await patch({ settings: { require_review: true } });
    expect(changed).toMatchObject({ name: 'Space', settings: { require_review: true } });
    expect(await patch({ name: 'Other' })).toMatchObject({
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
      expect((await people.owner.request('PATCH', `/api/spaces/${id}`, body)).status).toBe(400);
    },
  );
});

describe('a request for a space with an idempotency key', () => {
  it('makes one space, however often it comes', async () => {
    const ask = (name: string) =>
      people.owner.POST('/api/spaces', {
        params: { header: { 'idempotency-key': 'k' } },
        body: { type: 'group', name, slug: 'once' },
      });
    const first = await ok(ask('One'));
    const answers = await Promise.all([ask('One'), ask('One')]);
    for (const { data, response } of answers) {
      expect(response.status).toBe(201);
      expect(data).toEqual(first);
      expect(response.headers.get('idempotent-replayed')).toBe('true');
    }
    expect(await ask('Two')).toMatchObject({
      response: { status: 409 },
      error: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });
});
