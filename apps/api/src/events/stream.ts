import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { ProductionId } from '../http/addresses.ts';
import { problemResponses, toProblem } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { requireReadableProduction } from '../productions/production.ts';
import { openEventStream } from './event-stream.ts';
import { follow, type Wanted } from './follow.ts';
import { EventsQuery, whose } from './read-events.ts';

const From = {
  after: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description:
        'The id after which to begin; the header Last-Event-ID goes first. Without both, the stream begins now.',
    }),
  ),
  ticket: Type.Optional(
    Type.String({ maxLength: 100, description: 'A ticket of createEventTicket, in place of an API key' }),
  ),
};
const StreamQuery = Type.Object({ ...From, ...EventsQuery }, strict);
const ProductionStreamQuery = Type.Object(From, strict);
const StreamHeaders = Type.Object({
  'last-event-id': Type.Optional(
    Type.String({ pattern: '^[0-9]{1,15}$', description: 'The id of the last event that you have got' }),
  ),
});

const body = {
  description:
    'Server-sent events: `id` is the number of the event, `event` its type, `data` the event as in listEvents. An `id` alone says from where to go on when nothing has happened.',
  content: { 'text/event-stream': { schema: Type.String() } },
};

export const streamRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, tail, waits, streams } = deps;

  app.get(
    '/events/stream',
    {
      config: { takesTicket: true },
      schema: {
        operationId: 'streamEvents',
        description: [
          'Streams events as they happen, as server-sent events. A client that comes back with Last-Event-ID, to any',
          'replica, goes on where it was. A client that reads too slowly is let go, and comes back like that.',
        ].join(' '),
        tags: ['events'],
        security: apiKeySecurity,
        querystring: StreamQuery,
        headers: StreamHeaders,
        response: { 200: body, ...problemResponses(400, 401, 403, 410) },
      },
    },
    async (request, reply) =>
      await answer(request, reply, {
        userId: whose(request.caller, request.query),
        types: request.query.types,
        subject: request.query.subject,
      }),
  );

  app.get(
    '/productions/:id/events',
    {
      config: { takesTicket: true },
      schema: {
        operationId: 'streamProductionEvents',
        description: [
          'Streams the events of one production, like streamEvents. Events of the type `progress` come besides, without an',
          'id: their `data` has `progress_percent`.',
        ].join(' '),
        tags: ['events'],
        security: apiKeySecurity,
        params: Type.Object({ id: ProductionId }),
        querystring: ProductionStreamQuery,
        headers: StreamHeaders,
        response: { 200: body, ...problemResponses(400, 401, 404, 410) },
      },
    },
    async (request, reply) => {
      const production = await requireReadableProduction(db, request.caller, request.params.id);
      return await answer(request, reply, {
        userId: production.user_id ?? undefined,
        subject: production.ulid,
        production: production.id,
      });
    },
  );

  type StreamRequest = Pick<FastifyRequest, 'caller' | 'deadline' | 'log'> & {
    query: Static<typeof ProductionStreamQuery>;
    headers: Static<typeof StreamHeaders>;
  };

  async function answer(
    { caller, deadline, headers, query, log }: StreamRequest,
    reply: FastifyReply,
    { production, ...wanted }: Wanted & { production?: number },
  ) {
    const since = headers['last-event-id'] ?? query.after;
    const endWaiting = waits(caller.userId);
    const stream = openEventStream();
    const { body } = stream;
    body.once('close', endWaiting);
    // Whoever leaves while the stream is opened has closed it before it begins.
    body.once('close', streams.add({ stream, keyId: caller.keyId, production }));
    // Nobody reads it then.
    deadline.addEventListener('abort', () => body.destroy());
    const onError = (err: Error) => {
      // Of a server that is away readiness tells, and of events that are gone the next request.
      if (toProblem(err).statusCode === 500) log.error({ err }, 'a stream of events could not be read on');
    };
    try {
      await follow({ db, tail, onError }, stream, {
        ...wanted,
        after: since === undefined ? undefined : Number(since),
      });
    } catch (error) {
      body.destroy();
      throw error;
    }
    // The head of the answer goes out with it.
    stream.beat();
    return reply
      .type('text/event-stream')
      .headers({ 'cache-control': 'no-store', connection: 'close', 'x-accel-buffering': 'no' })
      .send(body);
  }
};
