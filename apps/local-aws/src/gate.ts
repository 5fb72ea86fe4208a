import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { applyFaults } from './apply-faults.ts';
import { AwsError } from './aws-error.ts';
import type { LocalAwsConfig } from './config.ts';
import type { Faults, Protocol, Refusal } from './faults.ts';
import { readAccessKeyId, SignatureError, verifySignature } from './signature.ts';

export type Gate = {
  config: LocalAwsConfig;
  faults: Faults;
  protocol: Exclude<Protocol, 's3'>;
  contentTypes: string[];
  throttled: Refusal;
  sendError(reply: FastifyReply, error: AwsError): FastifyReply;
  /** Reads a body that is no JSON. */
  parse?(body: string): unknown;
  /** By default the route names it. */
  operationOf?(request: FastifyRequest): string;
};

const emptyHash = createHash('sha256').digest('hex');

/** Every call of a protocol other than S3’s passes the faults and then the verification of its signature. */
export function gateCalls(scope: FastifyInstance, gate: Gate): void {
  const { config, faults, protocol, sendError } = gate;
  const payloadHashes = new WeakMap<FastifyRequest, string>();
  const parseJson = scope.getDefaultJsonParser('error', 'ignore');

  scope.addContentTypeParser<Buffer>(gate.contentTypes, { parseAs: 'buffer' }, (request, body, done) => {
    payloadHashes.set(request, createHash('sha256').update(body).digest('hex'));
    if (body.length === 0) return done(null, undefined);
    if (gate.parse) return done(null, gate.parse(body.toString('utf8')));
    return parseJson(request, body.toString('utf8'), done);
  });

  applyFaults(scope, {
    faults,
    protocol,
    operationOf: gate.operationOf ?? ((request) => request.routeOptions.config.operation ?? 'Unknown'),
    accessKeyIdOf: (request) => readAccessKeyId(request.originalUrl, request.headers),
    throttled: gate.throttled,
    answer: (reply, { status, code, message }) => sendError(reply, new AwsError(code, status, message)),
  });

  scope.addHook('preHandler', async (request, reply) => {
    const signed = {
      method: request.method,
      url: request.originalUrl,
      headers: request.headers,
      payloadHash: payloadHashes.get(request) ?? emptyHash,
      service: protocol,
    };
    try {
      await verifySignature(signed, config);
    } catch (error) {
      if (!(error instanceof SignatureError)) throw error;
      return sendError(reply, toAwsError(error));
    }
  });
}

function toAwsError(error: SignatureError) {
  switch (error.fault) {
    case 'missing':
      return new AwsError('MissingAuthenticationTokenException', 403, 'Missing Authentication Token');
    case 'malformed':
      return new AwsError('IncompleteSignatureException', 403, error.message);
    case 'unknown-key':
      return new AwsError(
        'UnrecognizedClientException',
        403,
        'The security token included in the request is invalid.',
      );
    case 'mismatch':
    case 'wrong-region':
    case 'wrong-service':
    case 'wrong-date':
    case 'unsigned-headers':
    case 'skewed':
    case 'expired':
      return new AwsError('InvalidSignatureException', 403, error.message);
  }
}
