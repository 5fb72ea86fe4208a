import { isBucketName } from './s3-uri.ts';

// Each of these throws an error that says what a name of that kind is.

export function requireBucketName(name: string): void {
  if (!isBucketName(name)) throw new Error('must be the name of a bucket: 3 to 63 of a–z, 0–9, . and -');
}

export function requireRegion(name: string): void {
  if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(name))
    throw new Error('must be a region of AWS, such as eu-central-1');
}

export function requireRoleArn(name: string): void {
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(name))
    throw new Error('must be the ARN of a role, such as arn:aws:iam::123456789012:role/name');
}

/** MediaConvert takes the name of a queue or its ARN. */
export function requireMediaConvertQueue(name: string): void {
  const isArn = /^arn:aws[a-z-]*:mediaconvert:[a-z0-9-]+:\d{12}:queues\/[\w-]+$/.test(name);
  if (!isArn && !/^[\w -]{1,100}$/.test(name))
    throw new Error('must be the name of a queue of MediaConvert, or its ARN');
}

/** A FIFO queue is none: EventBridge needs a message group for it. */
export function requireSqsQueueUrl(url: string): void {
  if (!/^https?:\/\/[\w.-]+(:\d+)?\/\d{12}\/[\w-]{1,80}$/.test(url))
    throw new Error(
      'must be the URL of a standard queue of SQS, such as https://sqs.eu-central-1.amazonaws.com/123456789012/name',
    );
}

/** @returns the region of a queue of AWS; undefined for a server that stands in for AWS, and for a VPC's own endpoint. */
export function regionOfQueue(url: string): string | undefined {
  return /^https:\/\/sqs(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com|api\.aws)(?:\.cn)?\//.exec(url)?.[1];
}
