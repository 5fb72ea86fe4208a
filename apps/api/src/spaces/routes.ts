import type { FastifyPluginAsync } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { createRoute } from './create.ts';
import { getRoute } from './get.ts';
import { listRoute } from './list.ts';
import { memberRoutes } from './members.ts';
import { updateRoute } from './update.ts';

export const spaceRoutes: FastifyPluginAsync<Dependencies> = async (app, deps) => {
  await app.register(createRoute, deps);
  await app.register(listRoute, deps);
  await app.register(getRoute, deps);
  await app.register(updateRoute, deps);
  await app.register(memberRoutes, deps);
};
