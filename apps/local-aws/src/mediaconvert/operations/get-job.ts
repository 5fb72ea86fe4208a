import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { Job } from '../wire.ts';
import { requireJob } from './require-job.ts';

export async function getJob(context: Context, request: FastifyRequest): Promise<{ job: Job }> {
  return { job: requireJob(context, request) };
}
