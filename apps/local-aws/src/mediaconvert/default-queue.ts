import { queueArn, queueName } from './arns.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import type { Queue } from './wire.ts';

export const DEFAULT_QUEUE = 'Default';

/** The only queue there is. */
export function describeDefaultQueue({ config, jobs }: Context): Queue {
  const statuses = jobs.list().map(({ job }) => job.status);
  return {
    arn: queueArn(config.region, DEFAULT_QUEUE),
    name: DEFAULT_QUEUE,
    type: 'SYSTEM',
    status: 'ACTIVE',
    pricingPlan: 'ON_DEMAND',
    concurrentJobs: config.concurrentJobs,
    submittedJobsCount: statuses.filter((status) => status === 'SUBMITTED').length,
    progressingJobsCount: statuses.filter((status) => status === 'PROGRESSING').length,
  };
}

export function requireDefaultQueue(nameOrArn: string) {
  if (queueName(nameOrArn) === DEFAULT_QUEUE) return;
  throw notFound(`The queue ${nameOrArn} does not exist: local-aws has the queue ${DEFAULT_QUEUE} only`);
}
