import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { accountId } from '../account-id.ts';
import { AwsError } from '../aws-error.ts';
import type { LocalAwsConfig } from '../config.ts';
import type { Faults } from '../faults.ts';

type Quota = { code: string; name: string; value: number };

/** The quotas of calls to MediaConvert, as AWS codes them: a second, and in a burst. Older accounts have the first one. */
const codes: Record<string, [perSecond: string, burst: string]> = {
  'mediaconvert:*': ['L-6D7C345F', 'L-62A25D68'],
  CreateJob: ['L-0EB971DE', 'L-CD746D2B'],
  GetJob: ['L-78B2D11D', 'L-0A485F3B'],
  ListJobs: ['L-A4F8DFA3', 'L-94047106'],
  CancelJob: ['L-2D1D110F', 'L-BA1DE85F'],
  GetQueue: ['L-593F5D32', 'L-4FAC0A2F'],
  Probe: ['L-2C57B94C', 'L-84EB285F'],
};

/** Serves Service Quotas. The caller has already been authenticated. */
export const quotasRoute: FastifyPluginAsync<{
  path: string;
  config: LocalAwsConfig;
  faults: Faults;
}> = async (app, { path, config, faults }) => {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof AwsError) return sendQuotasError(reply, error);
    request.log.error(error);
    return sendQuotasError(reply, new AwsError('ServiceException', 500, 'Internal failure'));
  });
  app.post(path, async ({ body, headers }, reply) => {
    const operation = String(headers['x-amz-target']).split('.')[1];
    if (operation !== 'ListServiceQuotas')
      throw new AwsError('UnknownOperationException', 400, `local-aws does not implement ${operation}`);
    const { ServiceCode } = (body ?? {}) as { ServiceCode?: string };
    if (ServiceCode !== 'mediaconvert')
      throw new AwsError('NoSuchResourceException', 400, `local-aws has no quotas of ${ServiceCode}`);
    const Quotas = listQuotas(config, faults).map((quota) => describe(quota, config.region));
    return reply.type('application/x-amz-json-1.1').send(JSON.stringify({ Quotas }));
  });
};

/** The token buckets that calls meet now are the quotas. */
function listQuotas(config: LocalAwsConfig, faults: Faults): Quota[] {
  const ofCalls = Object.entries(faults.settings.buckets ?? config.buckets).flatMap(([key, bucket]) => {
    const [perSecond, burst] = codes[key] ?? [];
    if (perSecond === undefined || burst === undefined) return [];
    const name = key === 'mediaconvert:*' ? 'Request rate for API calls' : `Request rate for ${key}`;
    return [
      { code: perSecond, name, value: bucket.per_second },
      { code: burst, name: `${name}, in a burst`, value: bucket.burst },
    ];
  });
  const concurrent = { code: 'L-032C4FB4', name: 'Concurrent jobs per on-demand queue' };
  return [...ofCalls, { ...concurrent, value: config.concurrentJobs }];
}

function describe({ code, name, value }: Quota, region: string) {
  return {
    ServiceCode: 'mediaconvert',
    ServiceName: 'AWS Elemental MediaConvert',
    QuotaArn: `arn:aws:servicequotas:${region}:${accountId}:mediaconvert/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Value: value,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
    QuotaAppliedAtLevel: 'ACCOUNT',
  };
}

export function sendQuotasError(reply: FastifyReply, { name, message, statusCode }: AwsError): FastifyReply {
  return reply
    .code(statusCode)
    .type('application/x-amz-json-1.1')
    .send(JSON.stringify({ __type: name, Message: message }));
}
