import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Timestamp } from '../http/schemas.ts';
import { makeTicket, ticketLivesMs } from '../http/tickets.ts';

const SessionTicket = Type.Object(
  {
    ticket: Type.String(),
    url: Type.String({
      description: 'The page of this service with the ticket behind `#`, which browsers send to no server',
    }),
    expires_at: Timestamp,
  },
  { title: 'SessionTicket' },
);

export const ticketRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  app.post(
    '/session/tickets',
    {
      schema: {
        operationId: 'createSessionTicket',
        summary: 'Make a link that signs a browser in',
        description: `The link signs one browser in, once and within ${ticketLivesMs['sign-in'] / 60_000} minutes. Its session is a descendant of the key that sends this request.`,
        tags: ['sessions'],
        security: apiKeySecurity,
        response: { 201: SessionTicket, ...problemResponses(400, 401) },
      },
    },
    async ({ caller, protocol, host }, reply) => {
      const { ticket, expires_at } = await makeTicket(deps, 'sign-in', caller);
      return reply.code(201).send({ ticket, url: `${protocol}://${host}/#sign-in=${ticket}`, expires_at });
    },
  );
};
