import { findUser } from '@bacs/db/keys';
import {
  findMember,
  listMembers,
  moderates,
  putMember,
  type ReadableSpace,
  removeMember,
  tryChangeRole,
} from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { Page, PageQuery, readPage, toPage } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { requireSpaceFor } from './access.ts';
import { Member, MemberRole, presentMember, refusePersonal } from './member.ts';

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
          'The owner and the moderators of the space and operators may list its members. The owner is not a member',
          'and is not listed.',
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
        presentMember,
      );
    },
  );

  app.put(
    '/spaces/:id/members/:user_id',
    {
      schema: {
        operationId: 'putMember',
        summary: 'Change the role of a member',
        description: [
          'The owner and the moderators of the space may change the role of a member. To add one, invite them with',
          'createInvitation: nobody becomes a member of a space without having agreed to it. Only an operator may',
          'add a user in this way.',
        ].join(' '),
        tags,
        security,
        params,
        body: Type.Object({ role: MemberRole }, strict),
        response: { 200: Member, ...problemResponses(400, 401, 403, 404, 409, 413, 415) },
      },
    },
    async ({ body: { role }, caller, params: { id, user_id: userId } }) => {
      refuseMember(await requireSpaceFor(db, caller, id, moderates), userId);
      const member = { spaceId: id, userId, role };
      if (!(await tryChangeRole(db, member))) {
        // Others must not find out by counting which users there are.
        if (caller.role !== 'operator') throw new Problem('MEMBER_NOT_FOUND');
        if (!(await findUser(db, userId))) throw new Problem('USER_NOT_FOUND');
        await putMember(db, member);
      }
      const changed = await findMember(db, id, userId);
      if (!changed) throw new Problem('MEMBER_NOT_FOUND');
      return presentMember(changed);
    },
  );

  app.delete(
    '/spaces/:id/members/:user_id',
    {
      schema: {
        operationId: 'removeMember',
        summary: 'Remove a member from a space',
        description: [
          'The owner and the moderators of the space and operators may remove any member. Every member may leave the',
          'space by removing themselves. A second call changes nothing.',
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

function refuseMember(space: ReadableSpace, userId: number) {
  refusePersonal(space);
  if (space.owner_user_id === userId) throw new Problem('SPACE_OWNER_IS_NO_MEMBER');
}
