import { accountId } from '../account-id.ts';

export function jobArn(region: string, id: string): string {
  return `arn:aws:mediaconvert:${region}:${accountId}:jobs/${id}`;
}

export function queueArn(region: string, name: string): string {
  return `arn:aws:mediaconvert:${region}:${accountId}:queues/${name}`;
}
