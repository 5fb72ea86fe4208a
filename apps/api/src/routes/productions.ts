import type { FastifyPluginAsync } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { batchRoute } from './productions/batch.ts';
import { cancelRoute } from './productions/cancel.ts';
import { createRoute } from './productions/create.ts';
import { getRoute } from './productions/get.ts';
import { listRoute } from './productions/list.ts';
import { outputsRoute } from './productions/outputs.ts';
import { planRoute } from './productions/plan.ts';
import { retryRoute } from './productions/retry.ts';

export const productionRoutes: FastifyPluginAsync<Dependencies> = async (app, deps) => {
  await app.register(createRoute, deps);
  await app.register(batchRoute, deps);
  await app.register(planRoute, deps);
  await app.register(getRoute, deps);
  await app.register(listRoute, deps);
  await app.register(cancelRoute, deps);
  await app.register(retryRoute, deps);
  await app.register(outputsRoute, deps);
};
