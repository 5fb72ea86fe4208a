import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { Job } from '../wire.ts';

export function requireJob({ jobs }: Context, request: FastifyRequest): Job {
  const { id } = request.params as { id: string };
  const record = jobs.get(id);
  if (!record) throw notFound(`The job ${id} does not exist`);
  return record.job;
}
