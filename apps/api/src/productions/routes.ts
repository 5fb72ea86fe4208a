import type { FastifyPluginAsync } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { batchRoute } from './batch.ts';
import { cancelRoute } from './cancel.ts';
import { createRoute } from './create.ts';
import { expediteRoute } from './expedite.ts';
import { getRoute } from './get.ts';
import { listRoute } from './list.ts';
import { outputsRoute } from './outputs.ts';
import { planRoute } from './plan.ts';
import { retryRoute } from './retry.ts';
import { timelineRoute } from './timeline.ts';
import { updateRoute } from './update.ts';

export const productionRoutes: FastifyPluginAsync<Dependencies> = async (app, deps) => {
  await app.register(createRoute, deps);
  await app.register(batchRoute, deps);
  await app.register(planRoute, deps);
  await app.register(getRoute, deps);
  await app.register(listRoute, deps);
  await app.register(updateRoute, deps);
  await app.register(expediteRoute, deps);
  await app.register(cancelRoute, deps);
  await app.register(retryRoute, deps);
  await app.register(outputsRoute, deps);
  await app.register(timelineRoute, deps);
};
