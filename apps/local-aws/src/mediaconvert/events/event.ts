import { randomUUID } from 'node:crypto';
import { accountId } from '../../account-id.ts';
import type { Job } from '../wire.ts';

export type EventStatus =
  | 'INPUT_INFORMATION'
  | 'PROGRESSING'
  | 'STATUS_UPDATE'
  | 'COMPLETE'
  | 'ERROR'
  | 'CANCELED';

/** Writes an event as EventBridge delivers it to a queue. Each status has members of its own in the detail. */
export function writeEvent(job: Job, status: EventStatus, members: object = {}): string {
  const now = Date.now();
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'MediaConvert Job State Change',
    source: 'aws.mediaconvert',
    account: accountId,
    time: `${new Date(now).toISOString().slice(0, 19)}Z`,
    region: job.arn.split(':')[3],
    resources: [job.arn],
    detail: {
      timestamp: now,
      accountId,
      queue: job.queue,
      jobId: job.id,
      status,
      userMetadata: job.userMetadata ?? {},
      ...members,
    },
  });
}
