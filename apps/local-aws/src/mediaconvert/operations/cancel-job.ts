import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { conflict } from '../errors.ts';
import { requireJob } from './require-job.ts';

export async function cancelJob(context: Context, request: FastifyRequest): Promise<object> {
  const job = requireJob(context, request);
  if (context.scheduler.tryCancel(job)) return {};
  throw conflict(`The job ${job.id} cannot be canceled: its status is ${job.status}`);
}
