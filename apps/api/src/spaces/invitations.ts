import type { Invitation as InvitationRow } from '@bacs/db';
import { makeOnce } from '@bacs/db/requests';
import {
  findInvitation,
  listInvitations,
  manages,
  mostOpenInvitations,
  removeInvitation,
  tryInvite,
} from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequest, makeOrReplay, requireMadeId } from '../http/idempotency.ts';
import { Page, PageQuery, readPage, toPage } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict, Timestamp, toTimestamp } from '../http/schemas.ts';
import { refuseClosed, requireSpaceFor } from './access.ts';
import { MemberRole, refusePersonal } from './member.ts';
import { SpaceParams } from './space.ts';

const Invitation = Type.Object(
  {
    id: Type.Integer(),
    space_id: Type.Integer(),
    role: MemberRole,
    created_by: Type.Integer(),
    created_at: Nullable(Timestamp),
    expires_at: Nullable(Timestamp),
  },
  { title: 'Invitation' },
);

const week = 7 * 24;
const Hours = Type.Integer({
  minimum: 1,
  maximum: 30 * 24,
  default: week,
  description: 'How long the invitation is valid',
});

const tooMany = `The space has ${mostOpenInvitations} open invitations and may have no more at a time. Remove one, or wait until one is used.`;

const tags = ['spaces'];
const security = apiKeySecurity;

export const invitationRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.post(
    '/spaces/:id/invitations',
    {
      schema: {
        operationId: 'createInvitation',
        summary: 'Invite somebody into a space',
        description: [
          'The owner and the moderators of the space may invite. Give the code to the one whom you invite, and to',
          'nobody else: who has it becomes a member with acceptInvitation. It counts once, and only while you run',
          `the space. A space has at most ${mostOpenInvitations} open invitations; one more is refused with QUOTA_EXCEEDED.`,
        ].join(' '),
        tags,
        security,
        headers: IdempotencyHeaders,
        params: SpaceParams,
        body: Type.Object({ role: MemberRole, valid_hours: Type.Optional(Hours) }, strict),
        response: {
          201: Type.Object(
            {
              invitation: Invitation,
              code: Nullable(
                Type.String({
                  description: [
                    'What the invited user needs. Only this answer shows it, because the service stores a hash. It is',
                    'null when the request is repeated.',
                  ].join(' '),
                }),
              ),
            },
            { title: 'CreatedInvitation' },
          ),
          ...problemResponses(400, 401, 403, 404, 409, 413, 415),
        },
      },
    },
    async (request, reply) => {
      const { body, caller, params } = request;
      const { role, valid_hours: hours = week } = body;
      const again = identifyRequest(request, 'createInvitation', { ...body, space: params.id });
      let shown: string | null = null;
      const made = await makeOrReplay(db, again, reply, async () => {
        const space = await requireSpaceFor(db, caller, params.id, manages);
        refusePersonal(space);
        refuseClosed(space);
        return await makeOnce(db, again, async (tx) => {
          const wanted = { spaceId: space.id, role, actorId: caller.userId, hours };
          const invited = await tryInvite(tx, wanted);
          if (!invited) throw new Problem('QUOTA_EXCEEDED', tooMany);
          shown = invited.code;
          return [invited.id];
        });
      });
      const invitation = await findInvitation(db, params.id, requireMadeId(made));
      if (!invitation) throw new Problem('INVITATION_NOT_FOUND');
      return reply.code(201).send({ invitation: present(invitation), code: made.replayed ? null : shown });
    },
  );

  app.get(
    '/spaces/:id/invitations',
    {
      schema: {
        operationId: 'listInvitations',
        summary: 'List the open invitations to a space, newest first',
        description: 'The owner and the moderators of the space may list them. Nobody sees the codes again.',
        tags,
        security,
        params: SpaceParams,
        querystring: Type.Object(PageQuery, strict),
        response: {
          200: Page(Invitation, { title: 'Invitations' }),
          ...problemResponses(400, 401, 403, 404),
        },
      },
    },
    async ({ caller, params: { id }, query }) => {
      await requireSpaceFor(db, caller, id, manages);
      const page = readPage(query);
      return toPage(await listInvitations(db, id, page), page, present);
    },
  );

  app.delete(
    '/spaces/:id/invitations/:invitation_id',
    {
      schema: {
        operationId: 'removeInvitation',
        summary: 'Withdraw an invitation',
        description: [
          'The owner and the moderators of the space may withdraw it. To remove a member who has accepted it, call',
          'removeMember. A second call changes nothing.',
        ].join(' '),
        tags,
        security,
        params: Type.Object({ id: NumericId, invitation_id: NumericId }),
        response: {
          204: Type.Null({ description: 'Nobody can accept the invitation any more' }),
          ...problemResponses(400, 401, 403, 404, 413, 415),
        },
      },
    },
    async ({ caller, params: { id, invitation_id: invitationId } }, reply) => {
      await requireSpaceFor(db, caller, id, manages);
      await removeInvitation(db, id, invitationId);
      return reply.code(204).send(null);
    },
  );
};

function present({
  id,
  space_id,
  role,
  created_by,
  created_at,
  expires_at,
}: InvitationRow): Static<typeof Invitation> {
  return {
    id,
    space_id,
    role,
    created_by,
    created_at: toTimestamp(created_at),
    expires_at: toTimestamp(expires_at),
  };
}
