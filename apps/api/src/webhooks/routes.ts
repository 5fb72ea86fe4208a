import type { FastifyPluginAsync } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { createRoute } from './create.ts';
import { deleteRoute } from './delete.ts';
import { listDeliveriesRoute } from './deliveries.ts';
import { getRoutes } from './get.ts';
import { replayRoutes } from './replay.ts';
import { rotateSecretRoute } from './rotate-secret.ts';
import { tryRoute } from './try.ts';
import { updateRoute } from './update.ts';

export const webhookRoutes: FastifyPluginAsync<Dependencies> = async (app, deps) => {
  await app.register(createRoute, deps);
  await app.register(getRoutes, deps);
  await app.register(updateRoute, deps);
  await app.register(deleteRoute, deps);
  await app.register(rotateSecretRoute, deps);
  await app.register(tryRoute, deps);
  await app.register(listDeliveriesRoute, deps);
  await app.register(replayRoutes, deps);
};
