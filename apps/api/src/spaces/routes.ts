import type { FastifyPluginAsync } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { acceptRoute } from './accept-invitation.ts';
import { closeRoutes } from './close.ts';
import { createRoute } from './create.ts';
import { deleteRoute } from './delete.ts';
import { getRoute } from './get.ts';
import { invitationRoutes } from './invitations.ts';
import { listRoute } from './list.ts';
import { memberRoutes } from './members.ts';
import { updateRoute } from './update.ts';

export const spaceRoutes: FastifyPluginAsync<Dependencies> = async (app, deps) => {
  await app.register(createRoute, deps);
  await app.register(listRoute, deps);
  await app.register(getRoute, deps);
  await app.register(updateRoute, deps);
  await app.register(closeRoutes, deps);
  await app.register(deleteRoute, deps);
  await app.register(memberRoutes, deps);
  await app.register(invitationRoutes, deps);
  await app.register(acceptRoute, deps);
};
