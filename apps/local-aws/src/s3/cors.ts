import type { FastifyReply, FastifyRequest } from 'fastify';
import type { S3Operation } from './call.ts';
import { S3Error } from './errors.ts';
import { sendXml } from './send-xml.ts';

const allowedMethods = ['GET', 'HEAD', 'POST', 'PUT'];
const exposedHeaders = [
  'Accept-Ranges',
  'Content-Disposition',
  'Content-Length',
  'Content-Range',
  'ETag',
  'Last-Modified',
  'Location',
  'x-amz-request-id',
];

/** Every bucket has the rule that the answers below follow. */
export const getBucketCors: S3Operation = async ({ reply }) =>
  sendXml(reply, 'CORSConfiguration', {
    CORSRule: {
      AllowedHeader: '*',
      AllowedMethod: allowedMethods,
      AllowedOrigin: '*',
      ExposeHeader: exposedHeaders,
      MaxAgeSeconds: 3_000,
    },
  });

export function sendCorsHeaders(request: FastifyRequest, reply: FastifyReply): void {
  if (request.headers.origin === undefined || !allowedMethods.includes(request.method)) return;
  reply.headers({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': exposedHeaders.join(', '),
    vary: 'Origin',
  });
}

export async function answerPreflight(request: FastifyRequest, reply: FastifyReply): Promise<never> {
  const method = String(request.headers['access-control-request-method']);
  if (request.headers.origin === undefined || !allowedMethods.includes(method)) {
    throw new S3Error('AccessDenied', 'CORSResponse: This CORS request is not allowed.');
  }
  return reply
    .headers({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': allowedMethods.join(', '),
      'access-control-allow-headers': String(request.headers['access-control-request-headers'] ?? ''),
      'access-control-expose-headers': exposedHeaders.join(', '),
      'access-control-max-age': '3000',
      vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    })
    .send();
}
