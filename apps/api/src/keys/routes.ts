import type { FastifyPluginAsync } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { createRoute } from './create.ts';
import { listRoute } from './list.ts';
import { meRoute } from './me.ts';
import { revokeRoute } from './revoke.ts';

export const keyRoutes: FastifyPluginAsync<Dependencies> = async (app, deps) => {
  await app.register(createRoute, deps);
  await app.register(listRoute, deps);
  await app.register(revokeRoute, deps);
  await app.register(meRoute, deps);
};
