import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyPluginAsync } from 'fastify';
import type { LocalAwsConfig } from '../config.ts';
import type { Faults } from '../faults.ts';
import { gateCalls } from '../gate.ts';
import { iamOperations, stsOperations } from './identities.ts';
import { queryRoute, sendQueryError } from './query.ts';
import { quotasRoute, sendQuotasError } from './quotas.ts';

const form = 'application/x-www-form-urlencoded';

/** @returns a path that names the service which tells of the account; undefined for a request to another one */
export function accountPath(headers: IncomingHttpHeaders): string | undefined {
  if (/^ServiceQuotasV20190624\./.test(String(headers['x-amz-target'] ?? ''))) return '/_servicequotas';
  if (!headers['content-type']?.startsWith(form)) return undefined;
  const [, service] = /\/(iam|sts)\/aws4_request/.exec(headers.authorization ?? '') ?? [];
  return service === undefined ? undefined : `/_${service}`;
}

/** Serves what tells of the account: who calls, what they may do, and how much of MediaConvert they may use. */
export const accountRoutes: FastifyPluginAsync<{ config: LocalAwsConfig; faults: Faults }> = async (
  app,
  { config, faults },
) => {
  const throttled = { status: 400, code: 'ThrottlingException', message: 'Rate exceeded' };
  for (const [protocol, operations] of Object.entries({ iam: iamOperations, sts: stsOperations }) as [
    'iam' | 'sts',
    typeof iamOperations,
  ][])
    await app.register(async (scope) => {
      gateCalls(scope, {
        config,
        faults,
        protocol,
        contentTypes: [form],
        throttled,
        sendError: sendQueryError,
        parse: (body) => Object.fromEntries(new URLSearchParams(body)),
        operationOf: ({ body }) => String((body as Record<string, string> | undefined)?.['Action']),
      });
      await scope.register(queryRoute, { path: `/_${protocol}`, operations });
    });
  await app.register(async (scope) => {
    gateCalls(scope, {
      config,
      faults,
      protocol: 'servicequotas',
      contentTypes: ['application/x-amz-json-1.1'],
      throttled,
      sendError: sendQuotasError,
      operationOf: ({ headers }) => String(headers['x-amz-target']).split('.')[1] ?? 'Unknown',
    });
    await scope.register(quotasRoute, { path: '/_servicequotas', config, faults });
  });
};
