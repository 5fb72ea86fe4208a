import { Type } from 'typebox';
import { accountId } from '../account-id.ts';
import { defaultVisibilitySeconds, describeMessage, describeQueue, largestBody } from './attributes.ts';
import { batchOf, doBatch } from './batch.ts';
import { refused } from './errors.ts';
import { operation, type SqsOperation } from './operation.ts';
import type { Queue } from './queue.ts';

const longestWaitSeconds = 20;
const longestVisibilitySeconds = 43_200;
const longestDelaySeconds = 900;
const largestReceive = 10;

const seconds = (maximum: number) => Type.Integer({ minimum: 0, maximum });
const optionalSeconds = (maximum: number) => Type.Optional(seconds(maximum));
const names = () => Type.Optional(Type.Array(Type.String()));

const QueueUrl = Type.String();
const ReceiptHandle = Type.String();
const MessageContent = {
  MessageBody: Type.String({ minLength: 1 }),
  DelaySeconds: optionalSeconds(longestDelaySeconds),
  // local-aws has no attributes of messages.
  MessageAttributes: Type.Optional(Type.Object({}, { maxProperties: 0 })),
};
const VisibilityTimeout = seconds(longestVisibilitySeconds);

export const operations: SqsOperation[] = [
  operation('GetQueueUrl', { QueueName: Type.String() }, ({ queues }, { QueueName }, { request }) => {
    const { name } = queues.requireByName(QueueName);
    return { QueueUrl: `${request.protocol}://${request.host}/${accountId}/${name}` };
  }),

  operation('GetQueueAttributes', { QueueUrl, AttributeNames: names() }, ({ config, queues }, body) => ({
    Attributes: describeQueue(queues.requireByUrl(body.QueueUrl), config.region, body.AttributeNames ?? []),
  })),

  operation('SendMessage', { QueueUrl, ...MessageContent }, ({ queues }, body) =>
    send(queues.requireByUrl(body.QueueUrl), body),
  ),

  operation('SendMessageBatch', { QueueUrl, Entries: batchOf(MessageContent) }, ({ queues }, body) => {
    const queue = queues.requireByUrl(body.QueueUrl);
    return doBatch(body.Entries, (entry) => send(queue, entry));
  }),

  operation(
    'ReceiveMessage',
    {
      QueueUrl,
      MaxNumberOfMessages: Type.Optional(Type.Integer({ minimum: 1, maximum: largestReceive })),
      VisibilityTimeout: Type.Optional(VisibilityTimeout),
      WaitTimeSeconds: optionalSeconds(longestWaitSeconds),
      AttributeNames: names(),
      MessageSystemAttributeNames: names(),
    },
    async ({ queues }, body, { reply }) => {
      const hungUp = new AbortController();
      reply.raw.once('close', () => hungUp.abort());
      const received = await queues.requireByUrl(body.QueueUrl).receive({
        max: body.MaxNumberOfMessages ?? 1,
        visibilityMs: (body.VisibilityTimeout ?? defaultVisibilitySeconds) * 1_000,
        waitMs: (body.WaitTimeSeconds ?? 0) * 1_000,
        signal: hungUp.signal,
      });
      const wanted = [...(body.AttributeNames ?? []), ...(body.MessageSystemAttributeNames ?? [])];
      if (received.length === 0) return {};
      return {
        Messages: received.map(({ message, handle }) => ({
          MessageId: message.id,
          ReceiptHandle: handle,
          Body: message.body,
          MD5OfBody: message.md5,
          ...(wanted.length > 0 && { Attributes: describeMessage(message, wanted) }),
        })),
      };
    },
  ),

  operation('DeleteMessage', { QueueUrl, ReceiptHandle }, ({ queues }, body) => {
    queues.requireByUrl(body.QueueUrl).remove(body.ReceiptHandle);
    return {};
  }),

  operation('DeleteMessageBatch', { QueueUrl, Entries: batchOf({ ReceiptHandle }) }, ({ queues }, body) => {
    const queue = queues.requireByUrl(body.QueueUrl);
    return doBatch(body.Entries, (entry) => {
      queue.remove(entry.ReceiptHandle);
      return {};
    });
  }),

  operation('ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout }, ({ queues }, body) => {
    const queue = queues.requireByUrl(body.QueueUrl);
    queue.changeVisibility(body.ReceiptHandle, body.VisibilityTimeout * 1_000);
    return {};
  }),

  operation(
    'ChangeMessageVisibilityBatch',
    { QueueUrl, Entries: batchOf({ ReceiptHandle, VisibilityTimeout }) },
    ({ queues }, body) => {
      const queue = queues.requireByUrl(body.QueueUrl);
      return doBatch(body.Entries, (entry) => {
        queue.changeVisibility(entry.ReceiptHandle, entry.VisibilityTimeout * 1_000);
        return {};
      });
    },
  ),

  operation('PurgeQueue', { QueueUrl }, ({ queues }, body) => {
    queues.requireByUrl(body.QueueUrl).purge();
    return {};
  }),
];

function send(
  queue: Queue,
  { MessageBody, DelaySeconds = 0 }: { MessageBody: string; DelaySeconds?: number },
) {
  if (Buffer.byteLength(MessageBody) > largestBody) {
    throw refused('InvalidParameterValue', `The message is longer than ${largestBody} bytes.`);
  }
  const { id, md5 } = queue.send(MessageBody, DelaySeconds * 1_000);
  return { MessageId: id, MD5OfMessageBody: md5 };
}
