import { accountId } from '../account-id.ts';
import { refused } from './errors.ts';
import type { Message, Queue } from './queue.ts';

export const defaultVisibilitySeconds = 30;
export const largestBody = 1_048_576;

export function queueArn(region: string, { name }: Queue): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`;
}

/** Returns those attributes of a queue that a caller names. */
export function describeQueue(queue: Queue, region: string, names: string[]): Record<string, string> {
  const { visible, inFlight, delayed } = queue.counts();
  const { redrive } = queue;
  const attributes: Record<string, string> = {
    QueueArn: queueArn(region, queue),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(defaultVisibilitySeconds),
    MaximumMessageSize: String(largestBody),
    DelaySeconds: '0',
    ReceiveMessageWaitTimeSeconds: '0',
    // The events of MediaConvert come by a rule of EventBridge, which only the queue with a dead-letter queue lets in.
    ...(redrive && { Policy: JSON.stringify(policyOf(queueArn(region, queue))) }),
    ...(redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: queueArn(region, redrive.to),
        maxReceiveCount: redrive.maxReceiveCount,
      }),
    }),
  };
  return choose(attributes, names);
}

function policyOf(arn: string) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: arn,
      },
    ],
  };
}

/** Returns those system attributes of a message that a caller names. */
export function describeMessage(message: Message, names: string[]): Record<string, string> {
  const attributes = {
    SenderId: accountId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  };
  return choose(attributes, names);
}

/** A queue may have none of these, and naming them is no mistake. */
const absent = ['Policy', 'RedrivePolicy'];

function choose(attributes: Record<string, string>, names: string[]) {
  if (names.includes('All')) return attributes;
  const unknown = names.find((name) => !(name in attributes) && !absent.includes(name));
  if (unknown !== undefined) throw refused('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
}
