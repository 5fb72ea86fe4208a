import type { EventRow } from '@bacs/db';
import { toClientEvent } from '@bacs/db/events';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { prolong } from '../http/deadline.ts';
import { defaultLimit } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { Event } from './event.ts';
import { EventsQuery, isOfTypes, readEvents, whose } from './read-events.ts';

const mostWaitS = 25;

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
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 100,
        default: defaultLimit,
        description: 'The largest number of events to read; fewer come where `types` leaves some out',
      }),
    ),
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
      const { wait = 0 } = query;
      const userId = whose(caller, query);
      if (wait === 0) return await readPage(userId, query);
      prolong(request, reply, wait * 1_000);
      const endWaiting = waits(caller.userId);
      try {
        return await readOrWait(userId, query, request.deadline);
      } finally {
        endWaiting();
      }
    },
  );

  async function readOrWait(userId: number | undefined, query: Query, deadline: AbortSignal) {
    const { subject, wait = 0 } = query;
    const { promise: isOver, resolve } = Promise.withResolvers<void>();
    const onEvents = (events: EventRow[]) => {
      if (events.some(isOfTypes(query))) resolve();
    };
    const endListening = await tail.listen({ userId, subject, onEvents, onEnd: resolve });
    const timer = setTimeout(resolve, wait * 1_000);
    deadline.addEventListener('abort', () => resolve());
    try {
      const page = await readPage(userId, query);
      if (page.items.length > 0 || page.isFull) return page;
      await isOver;
      return await readPage(userId, { ...query, after: page.next_after });
    } finally {
      clearTimeout(timer);
      endListening();
    }
  }

  async function readPage(
    userId: number | undefined,
    { after, limit = defaultLimit, subject, types }: Query,
  ) {
    const page = await readEvents(db, { userId, subject, after, limit });
    const items = page.events.filter(isOfTypes({ types })).map(toClientEvent);
    return { items, next_after: page.nextAfter, isFull: page.isFull };
  }
};

type Query = Static<typeof ListQuery>;
