import type { Stack } from './resolve-template.ts';

const buckets = { UploadBucketName: 'my-uploads', OutputBucketName: 'my-stream' };

/** The names of docs/operations.md */
const attributes = {
  'MediaConvertRole.Arn': 'arn:aws:iam::123456789012:role/bacs-mediaconvert',
  'EventsQueue.Arn': 'arn:aws:sqs:us-east-1:123456789012:bacs-mediaconvert-events',
};

/** Stacks that are made of the template, so that each of its conditions holds once and once does not. */
export const exampleStacks: Stack[] = [
  { parameters: buckets, attributes },
  {
    parameters: {
      ...buckets,
      CreateBuckets: 'false',
      MediaConvertQueueArn: 'arn:aws:mediaconvert:us-east-1:123456789012:queues/production',
      AlarmTopicArn: 'arn:aws:sns:us-east-1:123456789012:bacs-alarms',
    },
    attributes,
  },
];
