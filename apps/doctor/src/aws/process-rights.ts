import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { ServerProblem } from '@bacs/domain';
import { NotCheckedError } from '../check.ts';
import type { Dependencies } from '../dependencies.ts';
import { unless } from './explain-error.ts';
import { findRefused, type Right } from './simulate.ts';

/** Tells which of the worker's rights are missing to the credentials, or to the user or role that --as names. */
export async function findOfWorkerRights(deps: Dependencies, signal: AbortSignal): Promise<ServerProblem[]> {
  const { clients, config, workerArn } = deps;
  const who = workerArn ?? (await findCaller(deps, signal));
  const refused = await unless(
    'NoSuchEntity',
    findRefused(clients.iam, who, rightsOfWorker(config, who), signal),
  );
  if (refused === undefined)
    throw new NotCheckedError(`IAM knows no ${who}: name the worker’s role with --as.`);
  return refused.length === 0 ? [] : [missing(refused)];
}

/** A session of a role has an ARN of its own, without the path of the role. */
async function findCaller({ clients }: Dependencies, abortSignal: AbortSignal): Promise<string> {
  const { Arn = '' } = await clients.sts.send(new GetCallerIdentityCommand({}), { abortSignal });
  const [, partition, account, role] = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(Arn) ?? [];
  if (role !== undefined) return `arn:${partition}:iam::${account}:role/${role}`;
  if (/:user\//.test(Arn)) return Arn;
  throw new NotCheckedError(`The rights of ${Arn} are not simulated: name the worker’s role with --as.`);
}

/** The policy of the worker in docs/operations.md. A test compares the two. */
export function rightsOfWorker(config: Dependencies['config'], principal: string): Right[] {
  const {
    UPLOAD_BUCKET,
    OUTPUT_BUCKET,
    MEDIACONVERT_ROLE_ARN: role,
    MEDIACONVERT_EVENTS_QUEUE_URL: events,
  } = config;
  const partition = principal.split(':')[1];
  const buckets = [...new Set([UPLOAD_BUCKET ?? OUTPUT_BUCKET, OUTPUT_BUCKET])].map(
    (bucket) => `arn:${partition}:s3:::${bucket}`,
  );
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

const missing = (refused: string[]): ServerProblem => ({
  code: 'WORKER_RIGHTS_MISSING',
  message: `The worker may not ${refused.join(', ')}: give it the policy of docs/operations.md.`,
});
