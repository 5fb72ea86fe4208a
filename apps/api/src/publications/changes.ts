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
  /** The status it is to have; another, where that is as good. */
  to: (publication: ManagedPublication) => ManagedPublication['status'][];
  tryChange: (db: Dependencies['db'], publication: ManagedPublication, actorId: number) => Promise<boolean>;
};

const changes: Record<string, Change> = {
  approve: {
    operationId: 'approvePublication',
    summary: 'Let a space show what waits for review',
    description: [
      'By the owner of the space or a moderator. Done again, it changes nothing. When its settings have changed since',
      'they were read, it is refused.',
    ].join(' '),
    allows: ({ role }) => moderates(role),
    to: () => ['published'],
    tryChange: tryApprove,
  },
  reject: {
    operationId: 'rejectPublication',
    summary: 'Refuse what waits for review',
    description:
      'By the owner of the space or a moderator. What is published already is unpublished instead.',
    allows: ({ role }) => moderates(role),
    to: () => ['rejected'],
    tryChange: tryReject,
  },
  unpublish: {
    operationId: 'unpublishPublication',
    summary: 'Take a publication back',
    description: [
      'By the owner of the space, a moderator, or whose it is. It is in no feed from now on. What somebody takes back',
      'who moderates the space, and whose it is not, is published again only by a moderator, or with their approval.',
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
    summary: 'Publish again what has been taken back',
    description: [
      'By the owner of the space, a moderator, or whose it is and who may still publish there. It waits for review',
      'again where the space requires it, a moderator has rejected it or taken it back, or nobody is known to have',
      'approved it, as of some of the older system. What is published keeps its place.',
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
