import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyPluginAsync } from 'fastify';
import { AwsError } from '../aws-error.ts';
import type { LocalAwsConfig } from '../config.ts';
import type { Faults } from '../faults.ts';
import type { ObjectStore } from '../s3/object-store.ts';
import type { Context } from './context.ts';
import { createFfmpegEngine } from './engines/ffmpeg/index.ts';
import { createInstantEngine } from './engines/instant.ts';
import { badRequest, notImplemented, sendError } from './errors.ts';
import { createDelivery } from './events/deliver.ts';
import { createJobEvents } from './events/job-events.ts';
import { openJobsStore } from './jobs-store.ts';
import { routes } from './routes.ts';
import { hasEnded, startScheduler } from './scheduler.ts';

declare module 'fastify' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to Fastify's own.
  interface FastifyContextConfig {
    /** AWS's name of the route's operation, such as CreateJob */
    operation?: string;
  }
}

export type MediaConvertOptions = {
  config: LocalAwsConfig;
  store: ObjectStore;
  faults: Faults;
  /** Takes the events of EventBridge. */
  sendEvent(event: string): void;
};

/** Serves MediaConvert's protocol. The caller has already been authenticated. */
export const mediaConvertRoutes: FastifyPluginAsync<MediaConvertOptions> = async (
  app,
  { config, store, faults, sendEvent },
) => {
  const dir = join(config.dir, 'mediaconvert');
  const temporaryDir = join(dir, 'temporary');
  await rm(temporaryDir, { recursive: true, force: true });
  const jobs = await openJobsStore(join(dir, 'jobs'));
  const engine =
    config.engine === 'ffmpeg'
      ? createFfmpegEngine({ config, store, temporaryDir })
      : createInstantEngine({ config, store, faults });
  const scheduler = startScheduler({
    jobs,
    engine,
    concurrency: config.concurrentJobs,
    faults,
    events: createJobEvents(createDelivery(faults, sendEvent), store),
    log: app.log,
  });
  const context: Context = { config, store, faults, jobs, scheduler };

  app.setErrorHandler((error, request, reply) => {
    if (error instanceof AwsError) return sendError(reply, error);
    if (isClientError(error)) return sendError(reply, badRequest(error.message));
    request.log.error(error);
    return sendError(reply, new AwsError('InternalServerErrorException', 500, 'Internal server error'));
  });

  for (const { operation, method, url, status, handle } of routes) {
    app.route({
      method,
      url,
      config: { operation },
      handler: async (request, reply) => reply.code(status).send(await handle(context, request)),
    });
  }
  app.all('/*', { config: { operation: 'Unknown' } }, async ({ method, url }) => {
    throw notImplemented(`local-aws does not implement ${method} ${url.split('?', 1)[0]}`);
  });

  app.addHook('onClose', () => scheduler.close());
  // The last process left these jobs unfinished.
  for (const { job } of jobs.list()) if (!hasEnded(job)) scheduler.enqueue(job);
};

function isClientError(error: unknown): error is Error {
  return error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
}
