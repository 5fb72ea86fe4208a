import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance } from 'fastify';
import { adminRoutes } from './admin/routes.ts';
import { deletionRoutes } from './deletions/routes.ts';
import type { Dependencies } from './dependencies.ts';
import { eventRoutes } from './events/routes.ts';
import { publicFeedRoutes } from './feeds/public.ts';
import { feedRoutes } from './feeds/routes.ts';
import { requireApiKey } from './http/authentication.ts';
import { nameChangingUser } from './http/changing-user.ts';
import { answerClientError } from './http/client-errors.ts';
import { answerInTime } from './http/deadline.ts';
import { fitAnswers } from './http/fit-answers.ts';
import { tellMethodsFromPaths } from './http/method-not-allowed.ts';
import { handleError, handleFrameworkError } from './http/problem-details.ts';
import { limitRequests } from './http/rate-limits.ts';
import { acceptJsonOnly, refuseUnread } from './http/request-bodies.ts';
import { logAbortedRequests, noteForLog, RequestLog } from './http/request-log.ts';
import { addSecurityHeaders, toolPolicy } from './http/security-headers.ts';
import { compileSerializer } from './http/serialization.ts';
import { compileValidator } from './http/validation.ts';
import { keyRoutes } from './keys/routes.ts';
import { countRequests } from './metrics/count-requests.ts';
import { openapi } from './openapi/options.ts';
import { bullBoard } from './operations/bull-board.ts';
import { healthRoutes } from './operations/health.ts';
import { workerRoutes } from './operations/workers.ts';
import { productionRoutes } from './productions/routes.ts';
import { profileRoutes } from './profiles/routes.ts';
import { publicationRoutes } from './publications/routes.ts';
import { sessionRoutes, sessionTicketRoute } from './sessions/routes.ts';
import { spaceRoutes } from './spaces/routes.ts';
import { parseTrustedProxies } from './trusted-proxies.ts';
import { uploadRoutes } from './uploads/routes.ts';
import { servePage } from './web/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';

/** A request has to arrive within this time, in ms. */
const requestTimeout = 30_000;

/** Builds the whole API. It gets everything it needs from the caller, who also closes it. */
export async function buildApp(deps: Dependencies): Promise<FastifyInstance> {
  const { TRUST_PROXY } = deps.config;
  const app = Fastify({
    loggerInstance: deps.logger,
    logController: new RequestLog(),
    bodyLimit: 64 * 1024,
    requestTimeout,
    frameworkErrors: handleFrameworkError,
    clientErrorHandler: answerClientError,
    trustProxy: TRUST_PROXY === undefined ? false : parseTrustedProxies(TRUST_PROXY),
    // Node looks for late requests so often. It needs the limit too, because it waits for the larger one of this and its
    // limit for headers, which it derives from this.
    http: { requestTimeout, connectionsCheckingInterval: 5_000 },
    genReqId: () => crypto.randomUUID(),
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    return503OnClosing: false,
  });

  if (deps.tracing) await app.register(deps.tracing.requests(noteForLog));
  // A frozen database or S3 must not keep clients hanging.
  answerInTime(app, { deadlineMs: deps.config.REQUEST_DEADLINE_MS });
  acceptJsonOnly(app);
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  app.setErrorHandler(handleError);
  tellMethodsFromPaths(app);
  closeConnectionsAtEnd(app, deps);
  logAbortedRequests(app);
  if (deps.metrics) countRequests(app, deps.metrics);

  await addSecurityHeaders(app, deps.config);
  await app.register(cookie);
  await app.register(swagger, openapi);
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: toolPolicy });

  await app.register(healthRoutes, deps);
  await app.register(async (admin) => bullBoard(admin, deps));
  await servePage(app, deps);
  await app.register(
    async (open) => {
      refuseUnread(open);
      fitAnswers(open);
      await open.register(publicFeedRoutes, deps);
    },
    { prefix: '/public' },
  );
  await app.register(
    async (open) => {
      refuseUnread(open);
      fitAnswers(open);
      await open.register(sessionRoutes, deps);
    },
    { prefix: '/api' },
  );
  await app.register(
    async (secured) => {
      requireApiKey(secured, deps);
      limitRequests(secured, deps);
      refuseUnread(secured);
      nameChangingUser(secured);
      fitAnswers(secured);
      await secured.register(keyRoutes, deps);
      await secured.register(sessionTicketRoute, deps);
      await secured.register(uploadRoutes, deps);
      await secured.register(productionRoutes, deps);
      await secured.register(profileRoutes, deps);
      await secured.register(spaceRoutes, deps);
      await secured.register(publicationRoutes, deps);
      await secured.register(feedRoutes, deps);
      await secured.register(deletionRoutes, deps);
      await secured.register(eventRoutes, deps);
      await secured.register(webhookRoutes, deps);
      await secured.register(workerRoutes, deps);
      await secured.register(async (admin) => adminRoutes(admin, deps), { prefix: '/admin' });
    },
    { prefix: '/api' },
  );
  return app;
}

/** Closing ends idle connections. A connection that becomes idle later, or waits for events, would delay the end. */
function closeConnectionsAtEnd(app: FastifyInstance, { tail }: Pick<Dependencies, 'tail'>) {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    tail.close();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}
