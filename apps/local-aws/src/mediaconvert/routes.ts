import type { FastifyRequest, HTTPMethods } from 'fastify';
import type { MediaConvertOperation } from '../operation-names.ts';
import type { Context } from './context.ts';
import { cancelJob } from './operations/cancel-job.ts';
import { createJob } from './operations/create-job.ts';
import { describeEndpoints } from './operations/describe-endpoints.ts';
import { getJob } from './operations/get-job.ts';
import { getQueue } from './operations/get-queue.ts';
import { listJobs } from './operations/list-jobs.ts';
import { listQueues } from './operations/list-queues.ts';
import { probe } from './operations/probe.ts';
import { searchJobs } from './operations/search-jobs.ts';

type Route = {
  operation: MediaConvertOperation;
  method: HTTPMethods;
  url: string;
  status: number;
  handle(context: Context, request: FastifyRequest): Promise<unknown>;
};

export const routes: Route[] = [
  { operation: 'CreateJob', method: 'POST', url: '/jobs', status: 201, handle: createJob },
  { operation: 'GetJob', method: 'GET', url: '/jobs/:id', status: 200, handle: getJob },
  { operation: 'ListJobs', method: 'GET', url: '/jobs', status: 200, handle: listJobs },
  { operation: 'SearchJobs', method: 'GET', url: '/search', status: 200, handle: searchJobs },
  { operation: 'CancelJob', method: 'DELETE', url: '/jobs/:id', status: 202, handle: cancelJob },
  {
    operation: 'DescribeEndpoints',
    method: 'POST',
    url: '/endpoints',
    status: 200,
    handle: describeEndpoints,
  },
  { operation: 'GetQueue', method: 'GET', url: '/queues/:name', status: 200, handle: getQueue },
  { operation: 'ListQueues', method: 'GET', url: '/queues', status: 200, handle: listQueues },
  { operation: 'Probe', method: 'POST', url: '/probe', status: 200, handle: probe },
];
