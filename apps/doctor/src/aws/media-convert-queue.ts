import { GetQueueCommand } from '@aws-sdk/client-mediaconvert';
import type { ServerProblem } from '@bacs/domain';
import type { Dependencies } from '../dependencies.ts';
import { isDenied } from './explain-error.ts';

/** Tells whether MediaConvert's queue is there, in this region, and gives out jobs. */
export async function findOfMediaConvertQueue(
  { clients, config }: Dependencies,
  abortSignal: AbortSignal,
): Promise<ServerProblem[]> {
  const { MEDIACONVERT_QUEUE: queue, AWS_REGION } = config;
  const region = /^arn:[^:]*:mediaconvert:([^:]*):/.exec(queue)?.[1] ?? AWS_REGION;
  if (region !== AWS_REGION) return [elsewhere(region, AWS_REGION)];
  try {
    const Name = queue.split('/').at(-1);
    const { Queue } = await clients.mediaConvert.send(new GetQueueCommand({ Name }), { abortSignal });
    return Queue?.Status === 'PAUSED' ? [paused] : [];
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundException') return [missing(AWS_REGION)];
    if (isDenied(error)) return [denied];
    throw error;
  }
}

const missing = (region: string): ServerProblem => ({
  code: 'MEDIACONVERT_QUEUE_MISSING',
  message: `MediaConvert has no such queue in ${region}: create it, or correct MEDIACONVERT_QUEUE.`,
});
const elsewhere = (itsRegion: string, region: string): ServerProblem => ({
  code: 'MEDIACONVERT_QUEUE_ELSEWHERE',
  message: `MEDIACONVERT_QUEUE is in ${itsRegion}, and AWS_REGION is ${region}: name a queue of that region.`,
});
const paused: ServerProblem = {
  code: 'MEDIACONVERT_QUEUE_PAUSED',
  message: 'The queue is paused, so no render begins: activate it in MediaConvert, or name another one.',
};
const denied: ServerProblem = {
  code: 'MEDIACONVERT_DENIED',
  message:
    'The credentials may not call mediaconvert:GetQueue, which the worker does: grant what docs/operations.md lists.',
};
