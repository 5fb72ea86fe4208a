import { queueArn } from './arns.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import type { Queue } from './wire.ts';

export const defaultQueue = 'Default';

/** Describes the only queue. */
export function describeDefaultQueue({ config, faults, jobs }: Context): Queue {
  return {
    arn: queueArn(config.region, defaultQueue),
    name: defaultQueue,
    type: 'SYSTEM',
    status: faults.isQueuePaused() ? 'PAUSED' : 'ACTIVE',
    pricingPlan: 'ON_DEMAND',
    concurrentJobs: config.concurrentJobs,
    submittedJobsCount: jobs.count('SUBMITTED'),
    progressingJobsCount: jobs.count('PROGRESSING'),
  };
}

/** Callers name a queue by name or ARN, and an ARN belongs to one region and account. */
export function requireDefaultQueue({ config }: Context, nameOrArn: string): void {
  if (nameOrArn === defaultQueue || nameOrArn === queueArn(config.region, defaultQueue)) return;
  throw notFound(`The queue ${nameOrArn} does not exist: local-aws has the queue ${defaultQueue} only`);
}
