import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { findJobs, type JobsQuery } from './find-jobs.ts';

export async function listJobs(context: Context, { query }: FastifyRequest) {
  return findJobs(context, query as JobsQuery);
}
