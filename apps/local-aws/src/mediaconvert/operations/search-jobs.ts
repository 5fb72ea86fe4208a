import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { badRequest } from '../errors.ts';
import { type FoundJobs, findJobs, type JobsQuery } from './find-jobs.ts';

/** Searches for jobs by their input file, given in full or in part. */
export async function searchJobs(context: Context, { query }: FastifyRequest): Promise<FoundJobs> {
  const { inputFile = '', ...rest } = query as JobsQuery & { inputFile?: string };
  if (inputFile.length > 300) throw badRequest('/inputFile: Should have at most 300 characters');
  return findJobs(
    context,
    rest,
    ({ settings }) => settings.inputs?.some(({ fileInput }) => fileInput?.includes(inputFile)) ?? false,
  );
}
