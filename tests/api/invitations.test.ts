import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import type { MemberRole } from '../support/members.ts';

let service: Api;
let owner: ApiClient;
let guest: ApiClient;
let other: ApiClient;

beforeAll(async () => {
  service = await startApi('invitations');
  owner = await service.signUp();
  guest = await service.signUp();
  other = await service.signUp();
});

let slugs = 0;

async function addSpace(): Promise<number> {
  const body = { type: 'group', name: 'Space', slug: `s-${++slugs}` } as const;
  return (await ok(owner.POST('/api/spaces', { body }))).id;
}

async function invite(spaceId: number, role: MemberRole = 'viewer', host = owner) {
  const made = await ok(host.POST('/api/spaces/{id}/invitations', { ...at(spaceId), body: { role } }));
  return { ...made.invitation, code: made.code ?? '' };
}

const accept = (person: ApiClient, { code }: { code: string }) =>
  person.POST('/api/invitations/accept', { body: { code } });
const memberOf = (id: number, { user }: ApiClient) => ({ params: { path: { id, user_id: user.id } } });
const remove = (id: number, person: ApiClient, by = owner) =>
  by.DELETE('/api/spaces/{id}/members/{user_id}', memberOf(id, person));
const put = (by: ApiClient, id: number, person: ApiClient, role: MemberRole) =>
  by.PUT('/api/spaces/{id}/members/{user_id}', { ...memberOf(id, person), body: { role } });
const roleOf = async (person: ApiClient, id: number) =>
  (await person.GET('/api/spaces/{id}', at(id))).data?.role;

const gone = { response: { status: 404 }, error: { code: 'INVITATION_NOT_FOUND' } };

describe('an invitation', () => {
  it('makes who accepts it a member, once, with the role that it names', async () => {
    const id = await addSpace();
    const invitation = await invite(id, 'publisher');
    expect(await roleOf(guest, id)).toBeUndefined();
    const accepted = await ok(accept(guest, invitation));
    expect(accepted).toMatchObject({
      space: { id, role: 'publisher' },
      member: { user_id: guest.user.id, display_name: guest.user.displayName, role: 'publisher' },
    });
    expect(await ok(accept(guest, invitation))).toEqual(accepted);
    expect(await accept(other, invitation)).toMatchObject(gone);
    expect(await accept(owner, await invite(id))).toMatchObject({
      response: { status: 409 },
      error: { code: 'SPACE_OWNER_IS_NO_MEMBER' },
    });
    expect((await ok(remove(id, guest, guest))) as unknown).toBeUndefined();
    expect(await accept(guest, invitation)).toMatchObject(gone);
    expect(await roleOf(guest, id)).toBeUndefined();
  });

  it('takes no role away from a member', async () => {
    const id = await addSpace();
    for (const [role, then] of [
      ['publisher', 'publisher'],
      ['viewer', 'publisher'],
      ['moderator', 'moderator'],
    ] as const) {
      await ok(accept(guest, await invite(id, role)));
      expect(await roleOf(guest, id)).toBe(then);
    }
  });

  type Ended = { id: number; invitation: { id: number; code: string } };
  const ends: [how: string, end: (of: Ended) => Promise<unknown>][] = [
    [
      'that is over',
      ({ invitation }) =>
        sql`UPDATE space_invitations SET expires_at = '2026-01-01' WHERE id = ${invitation.id}`.execute(
          service.db,
        ),
    ],
    [
      'that was withdrawn',
      ({ id, invitation }) =>
        ok(
          owner.DELETE('/api/spaces/{id}/invitations/{invitation_id}', {
            params: { path: { id, invitation_id: invitation.id } },
          }),
        ),
    ],
    ['of a moderator who has been removed', ({ id }) => ok(remove(id, other))],
    ['of a moderator who is one no longer', ({ id }) => ok(put(owner, id, other, 'viewer'))],
  ];

  it.each(ends)('%s lets nobody in', async (_how, end) => {
    const id = await addSpace();
    await ok(accept(other, await invite(id, 'moderator')));
    const invitation = await invite(id, 'moderator', other);
    await end({ id, invitation });
    expect(await accept(guest, invitation)).toMatchObject(gone);
    expect(await roleOf(guest, id)).toBeUndefined();
  });

  it('is accepted by one of two who try at once', async () => {
    const id = await addSpace();
    const invitation = await invite(id);
    const answers = await Promise.all([accept(guest, invitation), accept(other, invitation)]);
    expect(answers.map(({ response }) => response.status).sort()).toEqual([200, 404]);
    expect((await ok(owner.GET('/api/spaces/{id}/members', at(id)))).items).toHaveLength(1);
  });

  it('is listed without its code while it is open, and made once by a repeated request', async () => {
    const id = await addSpace();
    const ask = () =>
      owner.POST('/api/spaces/{id}/invitations', {
        params: { path: { id }, header: { 'idempotency-key': 'one' } },
        body: { role: 'viewer', valid_hours: 1 },
      });
    const first = await ok(ask());
    expect(first.code).toMatch(/^[\w-]{43}$/);
    expect(await ok(ask())).toEqual({ ...first, code: null });
    const hours =
      Date.parse(first.invitation.expires_at ?? '') - Date.parse(first.invitation.created_at ?? '');
    expect(Math.round(hours / 60_000)).toBe(60);
    const list = async () => (await ok(owner.GET('/api/spaces/{id}/invitations', at(id)))).items;
    expect(await list()).toEqual([first.invitation]);
    const stored = await service.db.selectFrom('space_invitations').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(first.code);
    await ok(accept(guest, { code: first.code ?? '' }));
    expect(await list()).toEqual([]);
  });

  it('is one of a hundred at most, however many are asked for at once', async () => {
    const id = await addSpace();
    const digit = sql`(SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5
      UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)`;
    await sql`INSERT INTO space_invitations (space_id, role, code_hash, created_by, expires_at)
      SELECT ${id}, 'viewer', CONCAT('h', a.n, b.n), ${owner.user.id}, '2099-01-01'
      FROM ${digit} a, ${digit} b WHERE a.n * 10 + b.n < 97`.execute(service.db);
    const body = { role: 'viewer' } as const;
    const asks = Array.from({ length: 6 }, () =>
      owner.POST('/api/spaces/{id}/invitations', { ...at(id), body }),
    );
    const answers = await Promise.all(asks);
    expect(answers.filter(({ data }) => data)).toHaveLength(3);
    const tooMany = answers.filter(({ data }) => !data);
    expect(tooMany).toHaveLength(3);
    for (const answer of tooMany)
      expect(answer).toMatchObject({
        response: { status: 429 },
        error: { code: 'QUOTA_EXCEEDED', detail: expect.stringContaining('100 open invitations') },
      });
    await sql`UPDATE space_invitations SET expires_at = '2026-01-01' WHERE space_id = ${id}`.execute(
      service.db,
    );
    await invite(id);
    const left = service.db.selectFrom('space_invitations').select('id').where('space_id', '=', id);
    expect(await left.execute()).toHaveLength(1);
  });
});

describe('a user', () => {
  it('becomes no member without having agreed, and is not found by counting', async () => {
    const id = await addSpace();
    for (const user_id of [guest.user.id, other.user.id, 999_999])
      expect(
        await owner.PUT('/api/spaces/{id}/members/{user_id}', {
          params: { path: { id, user_id } },
          body: { role: 'viewer' },
        }),
      ).toMatchObject({ response: { status: 404 }, error: { code: 'MEMBER_NOT_FOUND' } });
    expect(await roleOf(guest, id)).toBeUndefined();
    await ok(accept(guest, await invite(id)));
    expect((await ok(put(owner, id, guest, 'moderator'))).role).toBe('moderator');
  });

  it('is added by an operator, who is told whether there is one', async () => {
    const id = await addSpace();
    const operator = await service.signUp('operator');
    expect((await ok(put(operator, id, guest, 'viewer'))).user_id).toBe(guest.user.id);
    const nobody = operator.PUT('/api/spaces/{id}/members/{user_id}', {
      params: { path: { id, user_id: 999_999 } },
      body: { role: 'viewer' },
    });
    expect(await nobody).toMatchObject({ response: { status: 404 }, error: { code: 'USER_NOT_FOUND' } });
  });

  it.each([
    ['guest@example.org', null],
    ['Guest <guest@example.org>', 'Guest'],
    ['guest@example.org (Guest)', '(Guest)'],
    ['The first part', null],
    ['', null],
    ['Anna-Lena', 'Anna-Lena'],
  ])('called %j is shown as %j', async (name, shown) => {
    const id = await addSpace();
    const email = name === 'The first part' ? 'the first part@example.org' : 'another@example.org';
    await sql`UPDATE users SET display_name = ${name}, email = ${email}
      WHERE id = ${other.user.id}`.execute(service.db);
    await ok(accept(other, await invite(id)));
    const { items } = await ok(owner.GET('/api/spaces/{id}/members', at(id)));
    expect(items.map(({ display_name }) => display_name)).toEqual([shown]);
    expect((await ok(other.GET('/api/me'))).display_name).toBe(shown);
  });
});
