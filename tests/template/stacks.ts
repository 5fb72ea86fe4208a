import type { Stack } from './resolve-template.ts';

const buckets = { UploadBucketName: 'my-uploads', OutputBucketName: 'my-stream' };
const secret = (name: string) => `arn:aws:secretsmanager:us-east-1:123456789012:secret:${name}`;

/** The names of docs/operations.md */
const attributes = {
  'MediaConvertRole.Arn': 'arn:aws:iam::123456789012:role/bacs-mediaconvert',
  'EventsQueue.Arn': 'arn:aws:sqs:us-east-1:123456789012:bacs-mediaconvert-events',
  EventsQueue: 'https://sqs.us-east-1.amazonaws.com/123456789012/bacs-mediaconvert-events',
};

/** What the service needs of AWS; the service itself runs elsewhere. */
export const smallStack: Stack = { parameters: buckets, attributes };

/** Each parameter has a value, so that each condition holds here and not in the small stack, or the other way round. */
export const wholeStack: Stack = {
  parameters: {
    ...buckets,
    CreateBuckets: 'false',
    OutputBaseUrl: 'https://stream.example.com/',
    MediaConvertQueueArn: 'arn:aws:mediaconvert:us-east-1:123456789012:queues/production',
    AlarmTopicArn: 'arn:aws:sns:us-east-1:123456789012:bacs-alarms',
    VpcId: 'vpc-0a1b2c3d4e5f60718',
    PublicSubnetIds: 'subnet-0a1b2c3d4e5f60718,subnet-0a1b2c3d4e5f60719',
    PrivateSubnetIds: 'subnet-0a1b2c3d4e5f6071a,subnet-0a1b2c3d4e5f6071b',
    CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d',
    ImageRepository: '123456789012.dkr.ecr.us-east-1.amazonaws.com/bacs',
    Release: '1a2b3c4',
    DatabaseUrlSecretArn: secret('database-url'),
    MigrateDatabaseUrlSecretArn: secret('migrate-database-url'),
    RedisUrlSecretArn: secret('redis-url'),
    WebhookKeySecretArn: secret('webhook-secrets-key'),
    DatabaseSecurityGroupId: 'sg-0a1b2c3d4e5f60718',
    RedisSecurityGroupId: 'sg-0a1b2c3d4e5f60719',
  },
  attributes,
};

/** As the whole one, with buckets and a MediaConvert queue of its own. */
export const ownStack: Stack = {
  parameters: { ...wholeStack.parameters, CreateBuckets: 'true', MediaConvertQueueArn: '' },
  attributes: {
    ...attributes,
    'Cdn.DomainName': 'd111111abcdef8.cloudfront.net',
    'MediaConvertQueue.Arn': 'arn:aws:mediaconvert:us-east-1:123456789012:queues/bacs',
  },
};
