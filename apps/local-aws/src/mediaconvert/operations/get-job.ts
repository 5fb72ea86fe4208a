import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { requireJob } from './require-job.ts';

export async function getJob(context: Context, request: FastifyRequest) {
  return { job: requireJob(context, request) };
}
