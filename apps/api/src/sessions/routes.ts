import type { FastifyPluginAsync } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { createRoute } from './create.ts';
import { endRoute } from './end.ts';

export { ticketRoute as sessionTicketRoute } from './tickets.ts';

/** Whoever calls these needs no key: it is in the body, or the browser has been signed out already. */
export const sessionRoutes: FastifyPluginAsync<Dependencies> = async (app, deps) => {
  await app.register(createRoute, deps);
  await app.register(endRoute, deps);
};
