const ACCOUNT_ID = '000000000000';

export function jobArn(region: string, id: string) {
  return `arn:aws:mediaconvert:${region}:${ACCOUNT_ID}:jobs/${id}`;
}

export function queueArn(region: string, name: string) {
  return `arn:aws:mediaconvert:${region}:${ACCOUNT_ID}:queues/${name}`;
}

/** Queues are named by name or ARN. */
export function queueName(nameOrArn: string) {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}
