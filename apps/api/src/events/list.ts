import type { EventRow } from '@bacs/db';
import { findEventNumbers, listEvents } from '@bacs/db/events';
import type { Caller } from '@bacs/db/keys';
import { eventTypes } from '@bacs/domain';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { prolong } from '../http/deadline.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { Event, presentStoredEvent } from './event.ts';

const mostWaitS = 25;

const anyType = eventTypes.join('|').replaceAll('.', '[.]');

/** Which events a caller wants */
export const EventsQuery = {
  types: Type.Optional(
    Type.String({
      maxLength: 1_000,
      pattern: `^(${anyType})(,(${anyType}))*$`,
      description: 'Only events of these types, comma separated',
      examples: ['production.completed,production.failed'],
    }),
  ),
  subject: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 36,
      pattern: '^[0-9A-Za-z-]+$',
      description: 'Only events of this production, upload, publication or deletion',
    }),
  ),
  scope: Type.Optional(
    Type.Enum(['own', 'all'], {
      default: 'own',
      description:
        'Whose events: `own` for yours, `all` for those of all users. Only an operator may use `all`.',
    }),
  ),
};

const ListQuery = Type.Object(
  {
    after: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        description:
          'The `next_after` of the page before; without it, the list begins with the oldest event that is kept',
      }),
    ),
    wait: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: mostWaitS,
        default: 0,
        description: 'For how many seconds to wait for an event while there is none',
      }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 100 })),
    ...EventsQuery,
  },
  strict,
);

const EventPage = Type.Object(
  {
    items: Type.Array(Event),
    next_after: Type.Integer({
      description: 'The `after` of the next request. It may have grown though no event is here, so keep it.',
    }),
  },
  { title: 'EventPage' },
);

export const listRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, tail, waits } = deps;
  app.get(
    '/events',
    {
      schema: {
        operationId: 'listEvents',
        description: [
          'Answers what has happened to your productions, uploads, publications and deletions, oldest first. Go on from',
          '`next_after`: you miss nothing and get nothing twice. With `wait`, the answer comes as soon as there is an',
          'event.',
        ].join(' '),
        tags: ['events'],
        security: apiKeySecurity,
        querystring: ListQuery,
        response: { 200: EventPage, ...problemResponses(400, 401, 403, 410) },
      },
    },
    async (request, reply) => {
      const { query, caller } = request;
      const { subject, wait = 0 } = query;
      const userId = whose(caller, query);
      if (wait === 0) return await readPage(userId, query);
      prolong(request, reply, wait * 1_000);
      return await waits(caller.userId, async () => {
        const { promise: hasNew, resolve } = Promise.withResolvers<void>();
        const onEvents = (events: EventRow[]) => {
          if (events.some(isOfTypes(query))) resolve();
        };
        const endListening = await tail.listen({ userId, subject, onEvents, onEnd: resolve });
        try {
          const page = await readPage(userId, query);
          if (page.items.length > 0 || page.isFull) return page;
          const timer = setTimeout(resolve, wait * 1_000);
          request.deadline.addEventListener('abort', () => resolve());
          await hasNew;
          clearTimeout(timer);
          return await readPage(userId, { ...query, after: page.next_after });
        } finally {
          endListening();
        }
      });
    },
  );

  async function readPage(
    userId: number | undefined,
    { after, limit = 100, subject, types }: Static<typeof ListQuery>,
  ): Promise<Static<typeof EventPage> & { isFull: boolean }> {
    const { last, removedTo } = await findEventNumbers(db);
    const from = after ?? removedTo;
    requireKnown(from, { last, removedTo });
    const rows = await listEvents(db, { userId, subject, after: from, upTo: last, limit });
    const isFull = rows.length === limit;
    return {
      items: rows.filter(isOfTypes({ types })).map(presentStoredEvent),
      next_after: isFull ? (rows.at(-1)?.number ?? last) : last,
      isFull,
    };
  }
};

/** Returns what tells whether an event is of these types, comma separated, or of any. */
export function isOfTypes({ types }: { types?: string | undefined }): (event: EventRow) => boolean {
  if (types === undefined) return () => true;
  const wanted = new Set<string>(types.split(','));
  return ({ type }) => wanted.has(type);
}

/** @throws EVENTS_REMOVED, INVALID_CURSOR */
export function requireKnown(after: number, { last, removedTo }: { last: number; removedTo: number }): void {
  if (after < removedTo)
    throw new Problem(
      'EVENTS_REMOVED',
      `Read what you follow anew, for example with listProductions, and go on from after=${removedTo}.`,
    );
  if (after > last) throw new Problem('INVALID_CURSOR', `No event has the number ${after} yet.`);
}

/** @returns the user whose events the caller asks for; undefined for all users. @throws OPERATOR_ONLY */
export function whose({ userId, role }: Caller, { scope }: { scope?: 'own' | 'all' }): number | undefined {
  if (scope !== 'all') return userId;
  if (role !== 'operator') throw new Problem('OPERATOR_ONLY');
  return undefined;
}
