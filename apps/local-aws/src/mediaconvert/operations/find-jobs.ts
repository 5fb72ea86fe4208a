import type { Context } from '../context.ts';
import { requireDefaultQueue } from '../default-queue.ts';
import { badRequest } from '../errors.ts';
import { takePage } from '../pages.ts';
import type { Job } from '../wire.ts';

export type FoundJobs = { jobs: Job[]; nextToken: string | undefined };

export type JobsQuery = {
  order?: string;
  queue?: string;
  status?: string;
  maxResults?: string;
  nextToken?: string;
};

const jobStatuses = ['SUBMITTED', 'PROGRESSING', 'COMPLETE', 'CANCELED', 'ERROR'];
const listOrders = ['ASCENDING', 'DESCENDING'];

/** Returns a page of jobs, newest first unless the request asks otherwise. A listing may lag behind, as in AWS. */
export function findJobs(
  context: Context,
  { order = 'DESCENDING', queue, status, ...page }: JobsQuery,
  matches: (job: Job) => boolean = () => true,
): FoundJobs {
  const { jobs, faults } = context;
  requireOneOf('/order', order, listOrders);
  if (status !== undefined) requireOneOf('/status', status, jobStatuses);
  if (queue !== undefined) requireDefaultQueue(context, queue);
  const visibleUntil = Date.now() - (faults.settings.list_lag_ms ?? 0);
  const found = jobs
    .list(status)
    .filter(({ acceptedAt }) => acceptedAt <= visibleUntil)
    .map(({ job }) => job)
    .filter(matches);
  const { page: jobsOfPage, nextToken } = takePage(order === 'ASCENDING' ? found : found.reverse(), {
    order,
    ...page,
  });
  return { jobs: jobsOfPage, nextToken };
}

function requireOneOf(at: string, value: string, allowed: string[]) {
  if (allowed.includes(value)) return;
  throw badRequest(`${at}: Should be equal to one of the allowed values in ${JSON.stringify(allowed)}`);
}
