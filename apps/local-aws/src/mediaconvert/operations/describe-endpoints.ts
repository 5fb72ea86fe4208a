import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';

export async function describeEndpoints(
  _context: Context,
  request: FastifyRequest,
): Promise<{
  endpoints: { url: string }[];
}> {
  return { endpoints: [{ url: `${request.protocol}://${request.host}` }] };
}
