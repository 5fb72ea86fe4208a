import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Timestamp } from '../http/schemas.ts';
import { makeTicket, ticketLivesMs } from '../http/tickets.ts';

const Ticket = Type.Object({ ticket: Type.String(), expires_at: Timestamp }, { title: 'EventTicket' });

export const ticketRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  app.post(
    '/events/tickets',
    {
      schema: {
        operationId: 'createEventTicket',
        description: [
          'Makes a ticket that opens one stream of events. A browser’s EventSource sends no headers, so its page sends',
          `the ticket as the query parameter \`ticket\`, once and within ${ticketLivesMs.stream / 1_000} s. The stream ends with the API`,
          'key that made the ticket.',
        ].join(' '),
        tags: ['events'],
        security: apiKeySecurity,
        response: { 201: Ticket, ...problemResponses(400, 401) },
      },
    },
    async ({ caller }, reply) => reply.code(201).send(await makeTicket(deps, 'stream', caller)),
  );
};
