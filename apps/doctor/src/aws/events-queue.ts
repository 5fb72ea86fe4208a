import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { ServerProblem } from '@bacs/domain';
import type { Dependencies } from '../dependencies.ts';
import { askAs, unless } from './explain-error.ts';

/** A worker has a batch of ten in hand for no longer. */
const shortestVisibilitySeconds = 30;

/** Tells whether MediaConvert's events can get into the events queue, and out of it. */
export async function findOfEventsQueue(
  { clients }: Dependencies,
  QueueUrl: string,
  abortSignal: AbortSignal,
): Promise<ServerProblem[]> {
  const command = new GetQueueAttributesCommand({
    QueueUrl,
    AttributeNames: ['Policy', 'RedrivePolicy', 'VisibilityTimeout'],
  });
  const call = clients.sqs.send(command, { abortSignal });
  const found = await askAs('sqs:GetQueueAttributes', unless('QueueDoesNotExist', call));
  if (found === undefined) return [missing];
  const { Policy = '', RedrivePolicy, VisibilityTimeout } = found.Attributes ?? {};
  return [
    ...(letsEventsIn(Policy) ? [] : [shut]),
    ...(RedrivePolicy === undefined ? [withoutDeadLetters] : []),
    ...(Number(VisibilityTimeout) < shortestVisibilitySeconds ? [tooVisible] : []),
  ];
}

/** EventBridge sends by itself, or SNS passes its events on. */
function letsEventsIn(policy: string): boolean {
  return /"(events|sns)\.amazonaws\.com"/.test(policy) && /"Effect"\s*:\s*"Allow"/.test(policy);
}

const missing: ServerProblem = {
  code: 'EVENTS_QUEUE_MISSING',
  message:
    'SQS has no queue of this URL, so ends are seen later: create it, or correct MEDIACONVERT_EVENTS_QUEUE_URL, or leave that out.',
};
const shut: ServerProblem = {
  code: 'EVENTS_QUEUE_SHUT',
  message:
    'The policy of the queue lets no events of EventBridge in, so ends are seen later: add the statement of deploy/aws.yaml.',
};
const withoutDeadLetters: ServerProblem = {
  code: 'EVENTS_QUEUE_WITHOUT_DEAD_LETTERS',
  severity: 'warning',
  message:
    'The queue has no dead-letter queue, so an event that no worker can handle comes again and again: add one.',
};
const tooVisible: ServerProblem = {
  code: 'EVENTS_QUEUE_TOO_VISIBLE',
  severity: 'warning',
  message: `The visibility timeout of the queue is below ${shortestVisibilitySeconds} s, so several workers handle the same events: raise it.`,
};
