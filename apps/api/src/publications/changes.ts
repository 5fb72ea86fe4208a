import {
  type ManagedPublication,
  statusAfter,
  tryApprove,
  tryReject,
  tryRepublish,
  tryUnpublish,
} from '@bacs/db/publications';
import { mayPublish, moderates } from '@bacs/db/spaces';
import { unpublishableStatuses } from '@bacs/domain';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { Publication, presentPublication, requirePublication } from './publication.ts';

type Change = {
  operationId: string;
  summary: string;
  description: string;
  allows: (publication: ManagedPublication) => boolean;
  /** The statuses that the change leads to. A publication that already has one of them needs no change. */
  to: (publication: ManagedPublication) => ManagedPublication['status'][];
  tryChange: (db: Dependencies['db'], publication: ManagedPublication, actorId: number) => Promise<boolean>;
};

const changes: Record<string, Change> = {
  approve: {
    operationId: 'approvePublication',
    summary: 'Approve a publication that waits for review',
    description: [
      'The owner and the moderators of the space may approve. A second call changes nothing. The service',
      'refuses the approval if somebody changes the publication at the same time.',
    ].join(' '),
    allows: ({ role }) => moderates(role),
    to: () => ['published'],
    tryChange: tryApprove,
  },
  reject: {
    operationId: 'rejectPublication',
    summary: 'Reject a publication that waits for review',
    description: [
      'The owner and the moderators of the space may reject. To remove a publication that is already',
      'published, call unpublishPublication.',
    ].join(' '),
    allows: ({ role }) => moderates(role),
    to: () => ['rejected'],
    tryChange: tryReject,
  },
  unpublish: {
    operationId: 'unpublishPublication',
    summary: 'Take a publication back',
    description: [
      'The owner and the moderators of the space and the owner of the publication may take it back. No feed',
      'shows it from now on. If a moderator takes back what belongs to somebody else, it is published again',
      'only by a moderator or with the approval of one.',
    ].join(' '),
    allows: () => true,
    to: () => ['unpublished'],
    tryChange: (db, publication, actorId) => {
      const forGood = moderates(publication.role) && publication.owner_user_id !== actorId;
      return tryUnpublish(db, publication, { actorId, forGood });
    },
  },
  republish: {
    operationId: 'republishPublication',
    summary: 'Publish a publication again that was taken back',
    description: [
      'The owner and the moderators of the space may republish, and the owner of the publication may, if they',
      'may still publish there. The publication waits for review again if the space requires review, if a',
      'moderator rejected it or took it back, or if no approval is recorded, as for some publications of the',
      'older system. A publication that is already published keeps its place.',
    ].join(' '),
    allows: ({ role }) => mayPublish(role),
    to: (publication) => ['published', againStatus(publication)],
    tryChange: (db, publication, actorId) =>
      tryRepublish(db, publication, { actorId, to: againStatus(publication) }),
  },
};

export const changeRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  for (const [name, { allows, to, tryChange, ...documentation }] of Object.entries(changes))
    app.post(
      `/publications/:id/${name}`,
      {
        schema: {
          ...documentation,
          tags: ['publications'],
          security: apiKeySecurity,
          params: Type.Object({ id: NumericId }),
          response: { 200: Publication, ...problemResponses(400, 401, 403, 404, 409, 413, 415) },
        },
      },
      async ({ caller, params: { id } }) => {
        const seen = await requirePublication(db, caller, id);
        if (!allows(seen)) throw new Problem('SPACE_ROLE_REQUIRED');
        const changed = await tryChange(db, seen, caller.userId);
        const publication = await requirePublication(db, caller, id);
        if (!changed && !to(seen).includes(publication.status)) refuse(publication, to(seen));
        return presentPublication(publication);
      },
    );
};

function againStatus({ role, space_settings: settings, ...before }: ManagedPublication) {
  return statusAfter(before, { role, settings });
}

function refuse(
  { status, production_status }: ManagedPublication,
  to: ManagedPublication['status'][],
): never {
  if (to.includes('published') && production_status && unpublishableStatuses.includes(production_status))
    throw new Problem('PRODUCTION_UNPUBLISHABLE', `The production is ${production_status}.`);
  throw new Problem('PUBLICATION_STATE', `The publication is ${status}.`);
}
