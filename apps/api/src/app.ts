import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance } from 'fastify';
import { deletionRoutes } from './deletions/routes.ts';
import type { Dependencies } from './dependencies.ts';
import { publicFeedRoutes } from './feeds/public.ts';
import { feedRoutes } from './feeds/routes.ts';
import { requireApiKey } from './http/authentication.ts';
import { answerClientError } from './http/client-errors.ts';
import { fitAnswers } from './http/fit-answers.ts';
import { tellMethodsFromPaths } from './http/method-not-allowed.ts';
import { handleError } from './http/problem-details.ts';
import { limitRequests } from './http/rate-limits.ts';
import { acceptJsonOnly, refuseUnread } from './http/request-bodies.ts';
import { addSecurityHeaders, docsPolicy } from './http/security-headers.ts';
import { compileSerializer } from './http/serialization.ts';
import { compileValidator } from './http/validation.ts';
import { keyRoutes } from './keys/routes.ts';
import { openapi } from './openapi/options.ts';
import { bullBoard } from './operations/bull-board.ts';
import { healthRoutes } from './operations/health.ts';
import { productionRoutes } from './productions/routes.ts';
import { profileRoutes } from './profiles/routes.ts';
import { publicationRoutes } from './publications/routes.ts';
import { spaceRoutes } from './spaces/routes.ts';
import { uploadRoutes } from './uploads/routes.ts';

/** Builds the whole API. It gets everything it needs from the caller, who also closes it. */
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
  });

  acceptJsonOnly(app);
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  app.setErrorHandler(handleError);
  tellMethodsFromPaths(app);
  closeConnectionsAtEnd(app);

  await addSecurityHeaders(app, deps.config);
  await app.register(swagger, openapi);
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: docsPolicy });

  await app.register(healthRoutes, deps);
  await app.register(async (admin) => bullBoard(admin, deps));
  await app.register(
    async (open) => {
      refuseUnread(open);
      fitAnswers(open);
      await open.register(publicFeedRoutes, deps);
    },
    { prefix: '/public' },
  );
  await app.register(
    async (secured) => {
      requireApiKey(secured, deps);
      limitRequests(secured, deps);
      refuseUnread(secured);
      fitAnswers(secured);
      await secured.register(keyRoutes, deps);
      await secured.register(uploadRoutes, deps);
      await secured.register(productionRoutes, deps);
      await secured.register(profileRoutes, deps);
      await secured.register(spaceRoutes, deps);
      await secured.register(publicationRoutes, deps);
      await secured.register(feedRoutes, deps);
      await secured.register(deletionRoutes, deps);
    },
    { prefix: '/api' },
  );
  return app;
}

/** Closing ends idle connections. A connection that becomes idle later would delay the end until its client leaves. */
function closeConnectionsAtEnd(app: FastifyInstance) {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}
