import type { FastifyPluginAsync } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { changeRoutes } from './changes.ts';
import { createRoute } from './create.ts';
import { eventsRoute } from './events.ts';
import { getRoute } from './get.ts';
import { listRoutes } from './list.ts';
import { replaceRoute } from './replace.ts';

export const publicationRoutes: FastifyPluginAsync<Dependencies> = async (app, deps) => {
  await app.register(createRoute, deps);
  await app.register(listRoutes, deps);
  await app.register(getRoute, deps);
  await app.register(eventsRoute, deps);
  await app.register(changeRoutes, deps);
  await app.register(replaceRoute, deps);
};
