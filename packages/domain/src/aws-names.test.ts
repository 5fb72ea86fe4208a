import { expect, it } from 'vitest';
import {
  regionOfQueue,
  requireBucketName,
  requireMediaConvertQueue,
  requireRegion,
  requireRoleArn,
  requireSqsQueueUrl,
} from './aws-names.ts';

const kinds = [
  {
    kind: 'a bucket',
    check: requireBucketName,
    right: ['bacs-mc-uploads', 'a.b-c', '0ab'],
    wrong: ['My_Bucket', 's3://bucket', 'bucket/folder', 'ab', 'a..b', 'https://bucket.s3.amazonaws.com'],
  },
  {
    kind: 'a region',
    check: requireRegion,
    right: ['us-east-1', 'us-gov-west-1', 'eu-isoe-west-1', 'cn-northwest-1'],
    wrong: ['eu-central', 'EU-CENTRAL-1', 'Frankfurt', 'eu-central-1a', ' us-east-1'],
  },
  {
    kind: 'a role',
    check: requireRoleArn,
    right: ['arn:aws:iam::123456789012:role/bacs', 'arn:aws-cn:iam::123456789012:role/path/to/bacs@1'],
    wrong: ['arn:nothing', 'arn:aws:iam::123456789012:user/bacs', 'arn:aws:iam::12:role/bacs', 'bacs'],
  },
  {
    kind: 'a queue of MediaConvert',
    check: requireMediaConvertQueue,
    right: ['Default', 'arn:aws:mediaconvert:eu-central-1:123456789012:queues/fast'],
    wrong: ['arn:aws:sqs:eu-central-1:123456789012:fast', 'https://example.com/queue', ''],
  },
  {
    kind: 'a queue of SQS',
    check: requireSqsQueueUrl,
    right: [
      'https://sqs.eu-central-1.amazonaws.com/123456789012/bacs-mediaconvert-events',
      'http://127.0.0.1:4566/000000000000/mediaconvert-events',
    ],
    wrong: [
      'arn:aws:sqs:eu-central-1:123456789012:events',
      'https://sqs.eu-central-1.amazonaws.com/123456789012/events.fifo',
      'https://sqs.eu-central-1.amazonaws.com/events',
      'events',
    ],
  },
];

it.each(kinds)('tells $kind from what is none', ({ check, right, wrong }) => {
  for (const name of right) expect(() => check(name), name).not.toThrow();
  for (const name of wrong) expect(() => check(name), name).toThrow('must be');
});

it('reads the region of a queue, where its URL names one', () => {
  expect(regionOfQueue('https://sqs.eu-central-1.amazonaws.com/123456789012/q')).toBe('eu-central-1');
  expect(regionOfQueue('https://sqs.cn-north-1.amazonaws.com.cn/123456789012/q')).toBe('cn-north-1');
  expect(regionOfQueue('http://127.0.0.1:4566/000000000000/q')).toBeUndefined();
});
