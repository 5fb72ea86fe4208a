import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { describeDefaultQueue, requireDefaultQueue } from '../default-queue.ts';
import type { Queue } from '../wire.ts';

export async function getQueue(context: Context, request: FastifyRequest): Promise<{ queue: Queue }> {
  requireDefaultQueue(context, (request.params as { name: string }).name);
  return { queue: describeDefaultQueue(context) };
}
