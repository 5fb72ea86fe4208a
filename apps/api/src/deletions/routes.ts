import type { FastifyPluginAsync } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { deleteRoutes } from './delete.ts';
import { getRoute } from './get.ts';
import { listRoute } from './list.ts';

export const deletionRoutes: FastifyPluginAsync<Dependencies> = async (app, deps) => {
  await app.register(deleteRoutes, deps);
  await app.register(getRoute, deps);
  await app.register(listRoute, deps);
};
