import type { FastifyPluginAsync } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { completeRoute } from './complete.ts';
import { createRoute } from './create.ts';
import { getRoute } from './get.ts';
import { listRoute } from './list.ts';

export const uploadRoutes: FastifyPluginAsync<Dependencies> = async (app, deps) => {
  await app.register(createRoute, deps);
  await app.register(completeRoute, deps);
  await app.register(getRoute, deps);
  await app.register(listRoute, deps);
};
