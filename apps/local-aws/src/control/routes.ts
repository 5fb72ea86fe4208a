import type { FastifyPluginAsync } from 'fastify';
import { type Static, Type } from 'typebox';
import { FaultSettings } from '../fault-settings.ts';
import type { Faults } from '../faults.ts';

const loopback = /^(127\.|::1$|::ffff:127\.)/;
const CallFilter = Type.Object({ operation: Type.Optional(Type.String()) }, { additionalProperties: false });

/**
 * Tests switch faults and read records here. Only this machine can reach it, because AWS has no such routes and they
 * need no authentication.
 */
export const controlRoutes: FastifyPluginAsync<{ faults: Faults }> = async (app, { faults }) => {
  app.addHook('onRequest', async (request, reply) => {
    if (!loopback.test(request.ip)) return reply.code(403).send({ message: 'Only for loopback addresses' });
  });

  app.get('/health', async () => ({ status: 'ok' }));

  app.get('/faults', async () => faults.settings);

  app.put<{ Body: FaultSettings }>('/faults', { schema: { body: FaultSettings } }, async (request) => {
    faults.set(request.body);
    return faults.settings;
  });

  app.delete('/faults', async (_request, reply) => {
    faults.set({});
    return reply.code(204).send();
  });

  app.get<{ Querystring: Static<typeof CallFilter> }>(
    '/calls',
    { schema: { querystring: CallFilter } },
    async (request) => ({
      totals: faults.calls.totals(),
      statuses: faults.calls.statuses(),
      calls: faults.calls.list(request.query.operation),
    }),
  );

  app.get('/events', async () => faults.eventCounts);

  app.delete('/calls', async (_request, reply) => {
    faults.calls.clear();
    return reply.code(204).send();
  });
};
