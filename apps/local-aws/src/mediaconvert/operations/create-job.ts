import type { FastifyRequest } from 'fastify';
import { jobArn, queueArn } from '../arns.ts';
import type { Context } from '../context.ts';
import { defaultQueue, requireDefaultQueue } from '../default-queue.ts';
import { epochSeconds } from '../epoch-seconds.ts';
import { nextJobId } from '../job-ids.ts';
import { type ValidRequest, validateCreateJob } from '../validation/validate-create-job.ts';
import type { Job } from '../wire.ts';

/** A client token that was used within the window returns the original job, whatever else the request says. */
export async function createJob(context: Context, { body }: FastifyRequest): Promise<{ job: Job }> {
  const { config, jobs, scheduler } = context;
  const request = validateCreateJob(body ?? {});
  requireDefaultQueue(context, request.queue ?? defaultQueue);

  const token = request.clientRequestToken;
  const original = token ? jobs.findByToken(token, Date.now() - config.tokenWindowMs) : undefined;
  if (original) return { job: original.job };

  const job = newJob(request, config.region);
  const acceptedAt = Date.now();
  jobs.add({ job, acceptedAt, tags: request.tags ?? {} });
  scheduler.enqueue(job);
  return { job };
}

function newJob(request: ValidRequest, region: string): Job {
  const id = nextJobId();
  const now = epochSeconds();
  return {
    id,
    arn: jobArn(region, id),
    createdAt: now,
    timing: { submitTime: now },
    status: 'SUBMITTED',
    queue: queueArn(region, defaultQueue),
    priority: request.priority ?? 0,
    role: request.role,
    settings: request.settings,
    clientRequestToken: request.clientRequestToken,
    userMetadata: request.userMetadata ?? {},
    accelerationSettings: request.accelerationSettings ?? { mode: 'DISABLED' },
    accelerationStatus:
      request.accelerationSettings?.mode === 'PREFERRED' ? 'NOT_ACCELERATED' : 'NOT_APPLICABLE',
    billingTagsSource: request.billingTagsSource ?? 'JOB',
    hopDestinations: [],
    messages: { info: [], warning: [] },
    simulateReservedQueue: 'DISABLED',
    statusUpdateInterval: request.statusUpdateInterval ?? 'SECONDS_60',
  };
}
