import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance } from 'fastify';
import { requireApiKey } from './authentication.ts';
import { bullBoard } from './bull-board.ts';
import { answerClientError } from './client-errors.ts';
import type { Dependencies } from './dependencies.ts';
import { tellMethodsFromPaths } from './method-not-allowed.ts';
import { openapi } from './openapi.ts';
import { handleError } from './problem-details.ts';
import { limitRequests } from './rate-limits.ts';
import { acceptJsonOnly, refuseUnread } from './request-bodies.ts';
import { deletionRoutes } from './routes/deletions.ts';
import { feedRoutes } from './routes/feeds.ts';
import { healthRoutes } from './routes/health.ts';
import { keyRoutes } from './routes/keys.ts';
import { meRoutes } from './routes/me.ts';
import { memberRoutes } from './routes/members.ts';
import { productionRoutes } from './routes/productions.ts';
import { profileRoutes } from './routes/profiles.ts';
import { publicationChangeRoutes } from './routes/publication-changes.ts';
import { publicationRoutes } from './routes/publications.ts';
import { replacePublicationRoutes } from './routes/replace-publication.ts';
import { spaceRoutes } from './routes/spaces.ts';
import { timelineRoutes } from './routes/timeline.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { addSecurityHeaders, docsPolicy } from './security-headers.ts';
import { compileValidator } from './validation.ts';
import { compileSerializer } from './serialization.ts';

/** The whole API. Everything it needs is handed in and stays the caller's to close. */
export async function buildApp(deps: Dependencies): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.logger,
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    // A frozen database or S3 must not keep clients hanging.
    handlerTimeout: 8_000,
    frameworkErrors: handleError,
    clientErrorHandler: answerClientError,
    trustProxy: deps.config.TRUST_PROXY ?? false,
    // How often Node looks for requests that are late.
    http: { connectionsCheckingInterval: 5_000 },
    genReqId: () => crypto.randomUUID(),
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    return503OnClosing: false,
  }).withTypeProvider<TypeBoxTypeProvider>();

  acceptJsonOnly(app as unknown as FastifyInstance);
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  app.setErrorHandler(handleError);
  tellMethodsFromPaths(app as unknown as FastifyInstance);
  closeConnectionsAtEnd(app);

  await addSecurityHeaders(app as unknown as FastifyInstance, deps.config);
  await app.register(swagger, openapi);
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: docsPolicy });

  await app.register(healthRoutes, deps);
  await app.register(async (admin) => bullBoard(admin, deps));
  await app.register(
    async (secured) => {
      requireApiKey(secured, deps);
      await limitRequests(secured, deps);
      refuseUnread(secured as unknown as FastifyInstance);
      await secured.register(keyRoutes, deps);
      await secured.register(meRoutes, deps);
      await secured.register(uploadRoutes, deps);
      await secured.register(productionRoutes, deps);
      await secured.register(timelineRoutes, deps);
      await secured.register(profileRoutes, deps);
      await secured.register(spaceRoutes, deps);
      await secured.register(memberRoutes, deps);
      await secured.register(publicationRoutes, deps);
      await secured.register(publicationChangeRoutes, deps);
      await secured.register(replacePublicationRoutes, deps);
      await secured.register(feedRoutes, deps);
      await secured.register(deletionRoutes, deps);
    },
    { prefix: '/api' },
  );
  return app as unknown as FastifyInstance;
}

/** Closing ends idle connections; one that becomes idle later would hold it up until its client goes. */
function closeConnectionsAtEnd(app: { addHook: FastifyInstance['addHook'] }) {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}
