import { operationNames as s3 } from './s3/operation.ts';

/** AWS's names of the operations that local-aws has, by protocol */
export const operationNames = {
  mediaconvert: [
    'CreateJob',
    'GetJob',
    'ListJobs',
    'SearchJobs',
    'CancelJob',
    'DescribeEndpoints',
    'GetQueue',
    'ListQueues',
    'Probe',
  ],
  sqs: [
    'GetQueueUrl',
    'GetQueueAttributes',
    'SendMessage',
    'SendMessageBatch',
    'ReceiveMessage',
    'DeleteMessage',
    'DeleteMessageBatch',
    'ChangeMessageVisibility',
    'ChangeMessageVisibilityBatch',
    'PurgeQueue',
  ],
  s3,
  iam: ['GetRole', 'SimulatePrincipalPolicy'],
  sts: ['GetCallerIdentity'],
  servicequotas: ['ListServiceQuotas'],
} as const;

export type MediaConvertOperation = (typeof operationNames.mediaconvert)[number];
export type SqsOperationName = (typeof operationNames.sqs)[number];
