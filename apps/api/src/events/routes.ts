import type { FastifyPluginAsync } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { listRoute } from './list.ts';

export const eventRoutes: FastifyPluginAsync<Dependencies> = async (app, deps) => {
  await app.register(listRoute, deps);
};
