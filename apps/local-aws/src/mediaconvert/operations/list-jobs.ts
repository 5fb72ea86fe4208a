import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { type FoundJobs, findJobs, type JobsQuery } from './find-jobs.ts';

export async function listJobs(context: Context, { query }: FastifyRequest): Promise<FoundJobs> {
  return findJobs(context, query as JobsQuery);
}
