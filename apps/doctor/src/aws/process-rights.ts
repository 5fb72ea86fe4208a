import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { ServerProblem } from '@bacs/domain';
import { NotCheckedError } from '../check.ts';
import type { Dependencies } from '../dependencies.ts';
import { unless } from './explain-error.ts';
import { findRefused, type Right } from './simulate.ts';

/** Tells which of the worker's rights are missing to the credentials, or to the user or role that --as names. */
export async function findOfWorkerRights(deps: Dependencies, signal: AbortSignal): Promise<ServerProblem[]> {
  const who = deps.workerArn ?? (await findCaller(deps, signal, '--as'));
  const refused = await simulate(
    deps,
    { who, rights: rightsOfWorker(deps.config, who), option: '--as' },
    signal,
  );
  return refused.length === 0 ? [] : [missing('WORKER', refused)];
}

/**
 * Tells which of the API's rights are missing to the user or role that --as-api names. The credentials have them where
 * all processes have the same; where they have not, they are the worker's, and tell nothing of the API.
 */
export async function findOfApiRights(
  deps: Dependencies,
  uploadBucket: string,
  signal: AbortSignal,
): Promise<ServerProblem[]> {
  const { apiArn, config } = deps;
  const who = apiArn ?? (await findCaller(deps, signal, '--as-api'));
  const rights = rightsOfApi({ ...config, UPLOAD_BUCKET: uploadBucket }, who);
  const refused = await simulate(deps, { who, rights, option: '--as-api' }, signal);
  if (refused.length === 0) return [];
  if (apiArn !== undefined) return [missing('API', refused)];
  throw new NotCheckedError(`${who} has not the rights of the API: name the API’s role with --as-api.`);
}

type Simulated = { who: string; rights: Right[]; option: string };

async function simulate(
  { clients: { iam } }: Dependencies,
  { who, rights, option }: Simulated,
  signal: AbortSignal,
): Promise<string[]> {
  const refused = await unless('NoSuchEntity', findRefused(iam, who, rights, signal));
  if (refused === undefined) throw new NotCheckedError(`IAM knows no ${who}: name the role with ${option}.`);
  return refused;
}

/** A session of a role has an ARN of its own, without the path of the role. */
async function findCaller(
  { clients }: Dependencies,
  abortSignal: AbortSignal,
  option: string,
): Promise<string> {
  const { Arn = '' } = await clients.sts.send(new GetCallerIdentityCommand({}), { abortSignal });
  const [, partition, account, role] = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(Arn) ?? [];
  if (role !== undefined) return `arn:${partition}:iam::${account}:role/${role}`;
  if (/:user\//.test(Arn)) return Arn;
  throw new NotCheckedError(`The rights of ${Arn} are not simulated: name the role with ${option}.`);
}

type Buckets = Pick<Dependencies['config'], 'UPLOAD_BUCKET' | 'OUTPUT_BUCKET'>;

/** The policy of the API in docs/operations.md. A test compares the two. */
export function rightsOfApi(config: Buckets & { UPLOAD_BUCKET: string }, principal: string): Right[] {
  const resources = [`${bucketArn(principal, config.UPLOAD_BUCKET)}/2026-01/01/file`];
  return [
    { actions: ['s3:ListBucket'], resources: bucketArns(config, principal) },
    { actions: ['s3:PutObject', 's3:GetObject'], resources },
  ];
}

/** The policy of the worker in docs/operations.md. A test compares the two. */
export function rightsOfWorker(config: Dependencies['config'], principal: string): Right[] {
  const { MEDIACONVERT_ROLE_ARN: role, MEDIACONVERT_EVENTS_QUEUE_URL: events } = config;
  const partition = principal.split(':')[1];
  const buckets = bucketArns(config, principal);
  return [
    { actions: ['s3:ListBucket'], resources: buckets },
    {
      actions: ['s3:GetObject', 's3:DeleteObject'],
      resources: buckets.map((arn) => `${arn}/2026-01/01/file`),
    },
    { actions: mediaConvertActions, resources: ['*'] },
    ...(role === undefined ? [] : [passRole(role)]),
    ...(events === undefined ? [] : [takeEvents(events, `arn:${partition}:sqs:${config.AWS_REGION}`)]),
  ];
}

function bucketArns({ UPLOAD_BUCKET, OUTPUT_BUCKET }: Buckets, principal: string): string[] {
  const buckets = new Set([UPLOAD_BUCKET ?? OUTPUT_BUCKET, OUTPUT_BUCKET]);
  return [...buckets].map((bucket) => bucketArn(principal, bucket));
}

function bucketArn(principal: string, bucket: string): string {
  return `arn:${principal.split(':')[1]}:s3:::${bucket}`;
}

const mediaConvertActions = [
  'CreateJob',
  'GetJob',
  'CancelJob',
  'ListJobs',
  'SearchJobs',
  'GetQueue',
  'Probe',
].map((name) => `mediaconvert:${name}`);

function passRole(role: string): Right {
  const context = { 'iam:PassedToService': 'mediaconvert.amazonaws.com' };
  return { actions: ['iam:PassRole'], resources: [role], context };
}

function takeEvents(url: string, inRegion: string): Right {
  const [account, name] = url.split('/').slice(-2);
  const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'];
  return { actions, resources: [`${inRegion}:${account}:${name}`] };
}

const missing = (process: 'API' | 'WORKER', refused: string[]): ServerProblem => ({
  code: `${process}_RIGHTS_MISSING`,
  message: `The ${process === 'API' ? process : 'worker'} may not ${refused.join(', ')}: give it the policy of docs/operations.md.`,
});
