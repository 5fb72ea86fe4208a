import { acceptInvitation, findMember } from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { requireSpace } from './access.ts';
import { Member, presentMember } from './member.ts';
import { presentSpace, Space } from './space.ts';

const Code = Type.String({
  pattern: '^[A-Za-z0-9_-]{43}$',
  examples: ['Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN'],
});
export const acceptRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.post(
    '/invitations/accept',
    {
      schema: {
        operationId: 'acceptInvitation',
        summary: 'Become a member of the space that you are invited to',
        description: [
          'You get the role of the invitation, unless you have a higher one. The answer tells which space it is; you',
          'can leave it at any time with removeMember. A second call changes nothing.',
        ].join(' '),
        tags: ['spaces'],
        security: apiKeySecurity,
        body: Type.Object({ code: Code }, strict),
        response: {
          200: Type.Object({ space: Space, member: Member }, { title: 'AcceptedInvitation' }),
          ...problemResponses(400, 401, 404, 409, 413, 415),
        },
      },
    },
    async ({ body, caller }) => {
      const acceptance = await acceptInvitation(db, caller.userId, body.code);
      if (!acceptance) throw new Problem('INVITATION_NOT_FOUND');
      if (!acceptance.accepted) throw new Problem('SPACE_OWNER_IS_NO_MEMBER');
      const member = await findMember(db, acceptance.spaceId, caller.userId);
      if (!member) throw new Problem('INVITATION_NOT_FOUND');
      const space = await requireSpace(db, caller, acceptance.spaceId);
      return { space: presentSpace(space), member: presentMember(member) };
    },
  );
};
