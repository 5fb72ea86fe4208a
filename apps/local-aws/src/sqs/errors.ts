import type { FastifyReply } from 'fastify';
import { AwsError } from '../aws-error.ts';

/** Some errors keep the code that they had in the older query protocol. */
const queryCodes: Record<string, string> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
};

export const refused = (name: string, message: string, statusCode = 400): AwsError =>
  new AwsError(name, statusCode, message);

export function sendError(reply: FastifyReply, { name, message, statusCode }: AwsError): FastifyReply {
  const fault = statusCode < 500 ? 'Sender' : 'Receiver';
  return reply
    .code(statusCode)
    .header('x-amzn-query-error', `${queryCodes[name] ?? name};${fault}`)
    .type('application/x-amz-json-1.0')
    .send({ __type: `com.amazonaws.sqs#${name}`, message });
}
