import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { lockFolder } from '@bacs/process';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { accountPath, accountRoutes } from './account/index.ts';
import { redactUrl } from './apply-faults.ts';
import type { LocalAwsConfig } from './config.ts';
import { controlRoutes } from './control/routes.ts';
import { createFaults } from './faults.ts';
import { gateCalls } from './gate.ts';
import { sendError as sendMediaConvertError } from './mediaconvert/errors.ts';
import { mediaConvertRoutes } from './mediaconvert/index.ts';
import { openObjectStore } from './s3/object-store.ts';
import { s3Route, s3Routes } from './s3/routes.ts';
import { bucketOfHost } from './s3/target.ts';
import { sendError as sendSqsError } from './sqs/errors.ts';
import { sqsPath, sqsRoutes } from './sqs/index.ts';
import { createQueues } from './sqs/queues.ts';

const otherProtocols = /^\/(2017-08-29|_local)(\/|\?|$)/;

/**
 * One server speaks for all of AWS: SQS and Service Quotas where a header names the operation, IAM and STS where the
 * signature is for them, MediaConvert and the control endpoints below their own paths, S3 everywhere else.
 */
export async function buildLocalAws(config: LocalAwsConfig): Promise<FastifyInstance> {
  const unlock = await lockFolder(config.dir, 'set LOCAL_AWS_DIR to another folder');
  try {
    return await build(config, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function build(config: LocalAwsConfig, unlock: () => Promise<void>) {
  const store = await openObjectStore(join(config.dir, 's3'));
  for (const name of config.privateBuckets) store.createBucket(name, { public: false });
  for (const name of config.publicBuckets) store.createBucket(name, { public: true });
  const faults = createFaults(config.buckets);
  const queues = createQueues();

  const app = Fastify({
    logger: { level: config.logLevel, redact: ['req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: true } },
    rewriteUrl: ({ url = '/', headers }) => {
      if (otherProtocols.test(url) && bucketOfHost(headers.host) === undefined) return url;
      return sqsPath(headers['x-amz-target']) ?? accountPath(headers) ?? s3Route;
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      method: request.method,
      operation: request.routeOptions.config.operation,
      url: redactUrl(request.originalUrl),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
  app.addHook('onSend', async (_request, reply) => {
    const { clock_ms: ahead } = faults.settings;
    if (ahead !== undefined) reply.header('date', new Date(Date.now() + ahead).toUTCString());
  });
  // A held call would keep the server from closing. Paused jobs stay paused for the next start.
  app.addHook('preClose', async () => faults.set({ ...faults.settings, hold: [], hold_answers: [] }));
  // These hooks run in reverse order: everything that still writes to the folder closes before the folder is unlocked.
  app.addHook('onClose', unlock);
  app.addHook('onClose', async () => store.close());

  await app.register(
    async (scope) => {
      gateCalls(scope, {
        config,
        faults,
        protocol: 'mediaconvert',
        contentTypes: ['application/json', 'application/x-amz-json-1.1'],
        throttled: { status: 429, code: 'TooManyRequestsException', message: 'Too Many Requests' },
        sendError: sendMediaConvertError,
      });
      const sendEvent = (event: string) => void queues.events.send(event);
      await scope.register(mediaConvertRoutes, { config, store, faults, sendEvent });
    },
    { prefix: '/2017-08-29' },
  );
  await app.register(async (scope) => {
    gateCalls(scope, {
      config,
      faults,
      protocol: 'sqs',
      contentTypes: ['application/x-amz-json-1.0'],
      throttled: { status: 403, code: 'RequestThrottled', message: 'The request was throttled' },
      sendError: sendSqsError,
    });
    await scope.register(sqsRoutes, { config, queues });
  });
  await app.register(accountRoutes, { config, faults });
  await app.register(controlRoutes, { prefix: '/_local', faults });
  await app.register(s3Routes, { config, store, faults });
  return app;
}
