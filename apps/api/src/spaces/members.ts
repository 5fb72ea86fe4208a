import { findUser } from '@bacs/db/keys';
import {
  findMember,
  listMembers,
  type Member as MemberRow,
  moderates,
  putMember,
  type ReadableSpace,
  removeMember,
} from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { presentName } from '../http/display-name.ts';
import { Problem } from '../http/errors.ts';
import { Page, PageQuery, readPage, toPage } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict, Timestamp, toTimestamp } from '../http/schemas.ts';
import { requireSpaceFor } from './access.ts';

const MemberRole = Type.Enum(['viewer', 'publisher', 'moderator'], {
  description: [
    'A `viewer` reads the space. A `publisher` also publishes into it. A `moderator` also decides, like the',
    'owner, what the space shows and who its members are.',
  ].join(' '),
});

const Member = Type.Object(
  {
    user_id: Type.Integer(),
    display_name: Nullable(Type.String()),
    role: MemberRole,
    created_at: Nullable(Timestamp),
  },
  { title: 'Member' },
);

const tags = ['spaces'];
const security = apiKeySecurity;
const params = Type.Object({ id: NumericId, user_id: NumericId });

export const memberRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/spaces/:id/members',
    {
      schema: {
        operationId: 'listMembers',
        summary: 'List the members of a space',
        description: [
          'The owner and the moderators of the space may list its members. The owner is not a member and is not',
          'listed.',
        ].join(' '),
        tags,
        security,
        params: Type.Object({ id: NumericId }),
        querystring: Type.Object(PageQuery, strict),
        response: { 200: Page(Member, { title: 'Members' }), ...problemResponses(400, 401, 403, 404) },
      },
    },
    async ({ caller, params: { id }, query }) => {
      await requireSpaceFor(db, caller, id, moderates);
      const page = readPage(query);
      const members = await listMembers(db, id, page);
      return toPage(
        members.map((member) => ({ id: member.user_id, ...member })),
        page,
        present,
      );
    },
  );

  app.put(
    '/spaces/:id/members/:user_id',
    {
      schema: {
        operationId: 'putMember',
        summary: 'Add a member to a space, or change the role of a member',
        description:
          'The owner and the moderators of the space may call this. Users find their own number with getMe.',
        tags,
        security,
        params,
        body: Type.Object({ role: MemberRole }, strict),
        response: { 200: Member, ...problemResponses(400, 401, 403, 404, 409, 413, 415) },
      },
    },
    async ({ body: { role }, caller, params: { id, user_id: userId } }) => {
      refuseMember(await requireSpaceFor(db, caller, id, moderates), userId);
      if (!(await findUser(db, userId))) throw new Problem('USER_NOT_FOUND');
      await putMember(db, { spaceId: id, userId, role });
      const member = await findMember(db, id, userId);
      if (!member) throw new Problem('USER_NOT_FOUND');
      return present(member);
    },
  );

  app.delete(
    '/spaces/:id/members/:user_id',
    {
      schema: {
        operationId: 'removeMember',
        summary: 'Remove a member from a space',
        description: [
          'The owner and the moderators of the space may remove any member. Every member may remove themselves. A',
          'second call changes nothing.',
        ].join(' '),
        tags,
        security,
        params,
        response: {
          204: Type.Null({ description: 'The user is not a member of the space' }),
          ...problemResponses(400, 401, 403, 404, 413, 415),
        },
      },
    },
    async ({ caller, params: { id, user_id: userId } }, reply) => {
      const isTheirOwn = userId === caller.userId;
      await requireSpaceFor(db, caller, id, (role) => isTheirOwn || moderates(role));
      await removeMember(db, id, userId);
      return reply.code(204).send(null);
    },
  );
};

function refuseMember({ type, owner_user_id }: ReadableSpace, userId: number) {
  if (type === 'personal') throw new Problem('SPACE_IS_PERSONAL');
  if (owner_user_id === userId) throw new Problem('SPACE_OWNER_IS_NO_MEMBER');
}

function present({ user_id, display_name, role, created_at }: MemberRow): Static<typeof Member> {
  return { user_id, display_name: presentName(display_name), role, created_at: toTimestamp(created_at) };
}
