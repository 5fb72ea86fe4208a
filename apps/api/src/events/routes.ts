import type { FastifyPluginAsync } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { listRoute } from './list.ts';
import { streamRoutes } from './stream.ts';
import { ticketRoute } from './tickets.ts';

export const eventRoutes: FastifyPluginAsync<Dependencies> = async (app, deps) => {
  await app.register(listRoute, deps);
  await app.register(streamRoutes, deps);
  await app.register(ticketRoute, deps);
};
