import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { outputBucket, uploadBucket } from '@bacs/stack';
import type { Fault, Scene } from './scene.ts';

type Settings = Parameters<Scene['aws']['setFaults']>[0];

const switchOn =
  (faults: Settings): Fault['plant'] =>
  async ({ aws }) => {
    await aws.setFaults(faults);
    return () => aws.setFaults({});
  };

const refuse = (operation: string, code = 'AccessDenied', status = 403) =>
  switchOn({ error: { [operation]: { status, code } } });
const rewrite = (operation: string, pattern: string, replacement: string) =>
  switchOn({ rewrite: { [operation]: { pattern, replacement } } });
const answer = (operation: string, body: string) =>
  switchOn({ error: { [operation]: { status: 200, code: 'none', body } } });
const ruleWith = (action: string, filter = '') =>
  answer(
    'GetBucketLifecycleConfiguration',
    `<LifecycleConfiguration><Rule><ID>tidy</ID><Status>Enabled</Status><Filter>${filter}</Filter>${action}</Rule></LifecycleConfiguration>`,
  );
const expires = '<Expiration><Days>30</Days></Expiration>';
const deny = (action: string) =>
  rewrite(
    'SimulatePrincipalPolicy',
    `(<EvalActionName>${action}</EvalActionName><EvalResourceName>[^<]*</EvalResourceName><EvalDecision>)allowed`,
    '$1implicitDeny',
  );

/** The SDK reads these from the process. */
const setVariables =
  (variables: Record<string, string>): Fault['plant'] =>
  async () => {
    const before = Object.fromEntries(Object.keys(variables).map((name) => [name, process.env[name]]));
    Object.assign(process.env, variables);
    return async () => {
      for (const [name, value] of Object.entries(before))
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
    };
  };

let cdnUrl = '';

/** It has what the bucket has, without the headers for browsers. */
const startCdn: Fault['plant'] = async ({ aws }) => {
  const cdn = createServer(async ({ url }, response) => {
    const answer = await fetch(`${aws.url}/${outputBucket}${url}`);
    response.writeHead(answer.status).end(await answer.text());
  });
  await once(cdn.listen(0, '127.0.0.1'), 'listening');
  cdnUrl = `http://127.0.0.1:${(cdn.address() as AddressInfo).port}/`;
  return async () => {
    cdn.closeAllConnections();
    cdn.close();
  };
};

const arn = 'arn:aws:iam::000000000000:role/other';

export const awsFaults: Fault[] = [
  {
    what: 'a bucket that is not there',
    told: ['BUCKET_MISSING'],
    env: () => ({ UPLOAD_BUCKET: 'no-such-bucket' }),
  },
  { what: 'buckets that refuse', told: ['BUCKET_REFUSED'], plant: refuse('HeadBucket') },
  {
    what: 'a lifecycle rule that deletes',
    told: ['BUCKET_EXPIRES'],
    plant: ruleWith(expires),
  },
  {
    what: 'a lifecycle rule that deletes what is below a year',
    told: ['BUCKET_EXPIRES'],
    plant: ruleWith(
      expires,
      '<And><Prefix>2026-</Prefix><ObjectSizeGreaterThan>1</ObjectSizeGreaterThan></And>',
    ),
  },
  {
    what: 'a lifecycle rule that deletes uploads that somebody has tagged',
    told: ['warning BUCKET_EXPIRES'],
    plant: ruleWith(
      expires,
      '<And><Prefix>up</Prefix><Tag><Key>temporary</Key><Value>yes</Value></Tag></And>',
    ),
  },
  {
    what: 'a lifecycle rule that deletes what is not of the service',
    told: [],
    plant: ruleWith(expires, '<Prefix>logs/</Prefix>'),
  },
  {
    what: 'a lifecycle rule that archives',
    told: ['BUCKET_ARCHIVES'],
    plant: ruleWith('<Transition><Days>30</Days><StorageClass>GLACIER</StorageClass></Transition>'),
  },
  {
    what: 'versions that stay',
    told: ['warning BUCKET_KEEPS_VERSIONS'],
    plant: answer(
      'GetBucketVersioning',
      '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>',
    ),
  },
  {
    what: 'no CORS rule on the upload bucket',
    told: ['UPLOADS_WITHOUT_CORS'],
    plant: refuse('GetBucketCors', 'NoSuchCORSConfiguration', 404),
  },
  {
    what: 'a CORS rule for other origins',
    told: ['UPLOADS_WITHOUT_CORS'],
    env: () => ({ CORS_ORIGINS: 'https://app.example.com, https://www.example.org' }),
    plant: rewrite(
      'GetBucketCors',
      '<AllowedOrigin>.</AllowedOrigin>',
      '<AllowedOrigin>https://*.example.com</AllowedOrigin>',
    ),
  },
  {
    what: 'uploads that anybody can read',
    told: ['UPLOADS_PUBLIC'],
    env: () => ({ UPLOAD_BUCKET: outputBucket }),
  },
  {
    what: 'outputs that nobody can read',
    told: ['OUTPUTS_UNREADABLE'],
    env: ({ aws }) => ({ OUTPUT_BASE_URL: `${aws.url}/${uploadBucket}/`, OUTPUT_BUCKET: uploadBucket }),
  },
  {
    what: 'an address that leads to no outputs',
    told: ['OUTPUTS_UNREADABLE'],
    env: ({ aws }) => ({ OUTPUT_BASE_URL: `${aws.url}/${outputBucket}/elsewhere` }),
  },
  {
    what: 'a CDN that tells browsers nothing of other origins',
    told: ['OUTPUTS_WITHOUT_CORS'],
    env: () => ({ OUTPUT_BASE_URL: cdnUrl, CORS_ORIGINS: 'https://app.example.com' }),
    plant: startCdn,
  },
  {
    what: 'AWS that does not answer',
    told: ['AWS_UNREACHABLE', 'STORAGE_UNREACHABLE'],
    plant: setVariables({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }),
  },
  {
    what: 'no credentials',
    told: ['AWS_CREDENTIALS_MISSING'],
    plant: setVariables({
      AWS_ACCESS_KEY_ID: '',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_CONFIG_FILE: '/dev/null',
    }),
  },
  {
    what: 'a paused queue of MediaConvert',
    told: ['MEDIACONVERT_QUEUE_PAUSED'],
    plant: switchOn({ paused: '.*' }),
  },
  {
    what: 'no such queue of MediaConvert',
    told: ['MEDIACONVERT_QUEUE_MISSING'],
    env: () => ({ MEDIACONVERT_QUEUE: 'other' }),
  },
  {
    what: 'a queue of another region',
    told: ['MEDIACONVERT_QUEUE_ELSEWHERE'],
    env: () => ({ MEDIACONVERT_QUEUE: 'arn:aws:mediaconvert:eu-central-1:000000000000:queues/Default' }),
  },
  {
    what: 'MediaConvert that refuses',
    told: ['MEDIACONVERT_DENIED'],
    plant: refuse('GetQueue', 'AccessDeniedException'),
  },
  { what: 'no such role', told: ['MEDIACONVERT_ROLE_MISSING'], env: () => ({ MEDIACONVERT_ROLE_ARN: arn }) },
  {
    what: 'a role that MediaConvert may not assume',
    told: ['MEDIACONVERT_ROLE_UNTRUSTING'],
    plant: rewrite('GetRole', 'mediaconvert.amazonaws.com', 'ec2.amazonaws.com'),
  },
  { what: 'a role that cannot write', told: ['MEDIACONVERT_ROLE_TOO_WEAK'], plant: deny('s3:PutObject') },
  {
    what: 'a worker that may not pass the role',
    told: ['WORKER_RIGHTS_MISSING'],
    plant: deny('iam:PassRole'),
  },
  {
    what: 'a worker that may not take events',
    told: ['WORKER_RIGHTS_MISSING'],
    plant: deny('sqs:DeleteMessage'),
  },
  {
    what: 'no such events queue',
    told: ['EVENTS_QUEUE_MISSING'],
    env: ({ aws }) => ({ MEDIACONVERT_EVENTS_QUEUE_URL: `${aws.url}/000000000000/other` }),
  },
  {
    what: 'an events queue that lets no events in',
    told: ['EVENTS_QUEUE_SHUT'],
    plant: rewrite('GetQueueAttributes', 'events.amazonaws.com', 's3.amazonaws.com'),
  },
  {
    what: 'an events queue without a dead-letter queue',
    told: ['warning EVENTS_QUEUE_WITHOUT_DEAD_LETTERS'],
    plant: rewrite('GetQueueAttributes', 'RedrivePolicy', 'Other'),
  },
  {
    what: 'an events queue whose messages come back too soon',
    told: ['warning EVENTS_QUEUE_TOO_VISIBLE'],
    plant: rewrite('GetQueueAttributes', '"VisibilityTimeout":"30"', '"VisibilityTimeout":"2"'),
  },
  {
    what: 'a rate above the quota',
    told: ['warning RATE_ABOVE_QUOTA'],
    env: () => ({ MEDIACONVERT_CALLS_PER_SECOND: '10' }),
    plant: switchOn({ buckets: { 'mediaconvert:*': { per_second: 2, burst: 100 } } }),
  },
  {
    what: 'quotas of each operation',
    told: ['warning QUOTAS_PER_OPERATION'],
    plant: switchOn({ buckets: { CreateJob: { per_second: 1, burst: 50 } } }),
  },
  {
    what: 'a clock of AWS that is a minute ahead',
    told: ['warning AWS_CLOCK_DIFFERS'],
    plant: switchOn({ clock_ms: 60_000 }),
  },
];
