import {
  type ManagedPublication,
  type StillSeen,
  statusAfter,
  tryApprove,
  tryReject,
  tryRepublish,
  tryUnpublish,
} from '@bacs/db/publications';
import { manages, mayPublish, moderates } from '@bacs/db/spaces';
import { unpublishableStatuses } from '@bacs/domain';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, Paragraphs, strict } from '../http/schemas.ts';
import { refuseClosed } from '../spaces/access.ts';
import { Publication, presentPublication, requirePublication } from './publication.ts';
import { readSeen, SeenHeaders } from './seen.ts';

type Status = ManagedPublication['status'];

/** A client may send no body. */
const Rejection = Nullable(
  Type.Object(
    {
      reason: Type.Optional(
        Paragraphs(500, {
          description:
            'For whoever asked: listPublicationEvents has it as `reason` in the `detail` of `rejected`',
        }),
      ),
    },
    strict,
  ),
);

type Change = {
  operationId: string;
  summary: string;
  description: string;
  allows: (publication: ManagedPublication) => boolean;
  /** The statuses that the change leads to. A publication that already has one of them needs no change. */
  to: (publication: ManagedPublication) => Status[];
  /** true when the caller decides on what only somebody who has looked at it can decide on. */
  needsSeen: (publication: ManagedPublication) => boolean;
  /** The body that the change takes, if it takes one */
  body?: typeof Rejection;
  tryChange: (
    db: Dependencies['db'],
    publication: ManagedPublication,
    how: { actorId: number; isStillSeen: StillSeen | undefined; reason: string | undefined },
  ) => Promise<boolean>;
};

const changes: Record<string, Change> = {
  approve: {
    operationId: 'approvePublication',
    summary: 'Approve a publication that waits for review',
    description: [
      'The owner and the moderators of the space and operators may approve what they have seen: the header',
      '`If-Match` is required. The production must be completed. If the publication `replaces` another one, it takes',
      'its place in one step. Approving once more what you have approved changes nothing.',
    ].join(' '),
    allows: moderates,
    to: () => ['published'],
    needsSeen: () => true,
    tryChange: (db, publication, { actorId, isStillSeen }) => {
      refuseTakenDown(publication);
      return tryApprove(db, publication, actorId, isStillSeen);
    },
  },
  reject: {
    operationId: 'rejectPublication',
    summary: 'Reject a publication that waits for review',
    description: [
      'The owner and the moderators of the space and operators may reject. To remove a publication that is already',
      'published, call unpublishPublication.',
    ].join(' '),
    allows: moderates,
    to: () => ['rejected'],
    needsSeen: () => false,
    body: Rejection,
    tryChange: tryReject,
  },
  unpublish: {
    operationId: 'unpublishPublication',
    summary: 'Take a publication back',
    description: [
      'The owner and the moderators of the space, the owner of the publication, and operators may take it back. No',
      'feed shows it from now on. If a moderator takes back what belongs to somebody else, it is published again',
      'only by a moderator or with the approval of one. If an operator does, without running the space, it is',
      'published again only with the approval of an operator.',
    ].join(' '),
    allows: () => true,
    to: () => ['unpublished'],
    needsSeen: () => false,
    tryChange: (db, publication, { actorId, isStillSeen }) => {
      const forGood = moderates(publication) && publication.owner_user_id !== actorId;
      const takeDown = !manages(publication) && !publication.mine;
      return tryUnpublish(db, publication, { actorId, forGood, takeDown, isStillSeen });
    },
  },
  republish: {
    operationId: 'republishPublication',
    summary: 'Publish a publication again that was taken back',
    description: [
      'The owner and the moderators of the space may republish, and the owner of the publication may, if they',
      'may still publish there. The publication waits for review again if the space requires review, if a',
      'moderator rejected it or took it back, or if no approval is recorded, as for some publications of the',
      'older system. A publication that is already published keeps its place. To show what belongs to somebody else,',
      'the header `If-Match` is required.',
    ].join(' '),
    allows: mayPublish,
    to: (publication) => ['published', againStatus(publication)],
    needsSeen: (publication) => !publication.mine && againStatus(publication) === 'published',
    tryChange: (db, publication, { actorId, isStillSeen }) =>
      tryRepublish(db, publication, {
        actorId,
        to: againStatus(publication),
        ofOthers: !publication.mine,
        isStillSeen,
      }),
  },
};

export const changeRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, config: { OUTPUT_BASE_URL: baseUrl } },
) => {
  for (const [name, { allows, to, needsSeen, tryChange, ...documentation }] of Object.entries(changes))
    app.post(
      `/publications/:id/${name}`,
      {
        schema: {
          ...documentation,
          tags: ['publications'],
          security: apiKeySecurity,
          params: Type.Object({ id: NumericId }),
          headers: SeenHeaders,
          response: { 200: Publication, ...problemResponses(400, 401, 403, 404, 409, 412, 413, 415, 428) },
        },
      },
      async (request, reply) => {
        const { caller, params } = request;
        const before = await requirePublication(db, caller, params.id);
        if (!allows(before)) throw new Problem('SPACE_ROLE_REQUIRED');
        if (to(before).includes('published') && before.status !== 'published')
          refuseClosed({ closed_at: before.space_closed_at });
        if (needsSeen(before)) refuseInvisible(before);
        const seen = readSeen(request, before, { isRequired: needsSeen(before), baseUrl });
        const body = request.body as Static<typeof Rejection> | undefined;
        const how = { actorId: caller.userId, isStillSeen: seen.isStillSeen, reason: body?.reason };
        const changed = await tryChange(db, before, how);
        const now = await requirePublication(db, caller, params.id);
        if (!changed && !isDone(now, to(before), caller.userId)) {
          if (to(before).includes('published') && now.status !== 'published')
            refuseClosed({ closed_at: now.space_closed_at });
          if (!seen.matches(now)) throw new Problem('PUBLICATION_CHANGED');
          if (!to(before).includes(now.status)) refuse(now, to(before));
        }
        const answer = presentPublication(now, baseUrl);
        reply.header('etag', answer.etag);
        return answer;
      },
    );
};

function againStatus({ role, space_settings: settings, ...before }: ManagedPublication) {
  return statusAfter(before, { role, settings });
}

/** Tells whether nothing is left to do: for what is shown only if the caller, who may have lost the answer, did it. */
function isDone({ status, approved_by }: ManagedPublication, to: Status[], userId: number): boolean {
  return to.includes(status) && (status !== 'published' || approved_by === userId);
}

/** @throws OPERATOR_ONLY for a publication that waits for an operator. */
function refuseTakenDown({ status, isOperator, taken_down_by }: ManagedPublication) {
  if (status === 'pending' && taken_down_by !== null && !isOperator)
    throw new Problem('OPERATOR_ONLY', 'An operator took it down, so an operator has to approve it.');
}

/** @throws PUBLICATION_STATE for what its owner took back, since nobody else shows what they cannot see. */
function refuseInvisible({ status, shows }: ManagedPublication) {
  if (shows === null && (status === 'unpublished' || status === 'draft'))
    throw new Problem(
      'PUBLICATION_STATE',
      'Its owner does not ask to show it, so only its owner publishes it.',
    );
}

function refuse(publication: ManagedPublication, to: Status[]): never {
  const { status, production_ulid, production_status, replaces_id, replaces } = publication;
  if (to.includes('published')) {
    if (production_status && unpublishableStatuses.includes(production_status))
      throw new Problem('PRODUCTION_UNPUBLISHABLE', `The production is ${production_status}.`);
    if (production_ulid !== null && production_status !== 'completed')
      throw new Problem('PRODUCTION_NOT_COMPLETED', `The production is ${production_status}.`);
    if (replaces_id !== null && replaces?.status !== 'published') throw new Problem('REPLACED_NOT_SHOWN');
  }
  throw new Problem('PUBLICATION_STATE', `The publication is ${status}.`);
}
