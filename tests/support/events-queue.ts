import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { localCredentials, localRegion } from '@bacs/stack';
import { expect, vi } from 'vitest';
import { afterTests } from './after-tests.ts';
import { patiently } from './patiently.ts';

export type EventsQueue = {
  url: string;
  /** Sends a message as EventBridge does, or as somebody else does who may write to the queue. */
  send: (body: string | object) => Promise<void>;
  /** Waits until nothing is left in the queue, neither waiting nor in a worker's hands. */
  untilEmpty: () => Promise<void>;
  counts: () => Promise<{ waiting: number; taken: number; dead: number }>;
};

/** Opens the events queue of local-aws for a test; the connection ends after the file's tests. */
export function openEventsQueue(awsUrl: string): EventsQueue {
  const sqs = new SQSClient({ endpoint: awsUrl, region: localRegion, credentials: localCredentials });
  afterTests(() => sqs.destroy());
  const url = `${awsUrl}/000000000000/mediaconvert-events`;
  const count = async (QueueUrl: string) => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    return {
      waiting: Number(Attributes?.ApproximateNumberOfMessages),
      taken: Number(Attributes?.ApproximateNumberOfMessagesNotVisible),
    };
  };
  const counts = async () => ({ ...(await count(url)), dead: (await count(`${url}-dead`)).waiting });
  return {
    url,
    send: async (body) => {
      const MessageBody = typeof body === 'string' ? body : JSON.stringify(body);
      await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody }));
    },
    counts,
    untilEmpty: () =>
      vi.waitFor(async () => expect(await counts()).toEqual({ waiting: 0, taken: 0, dead: 0 }), patiently),
  };
}

/** Builds an event of MediaConvert about a job. */
export function eventOf(
  status: string,
  { jobId, ulid }: { jobId: string; ulid: string },
  percent?: number,
): object {
  return {
    version: '0',
    source: 'aws.mediaconvert',
    'detail-type': 'MediaConvert Job State Change',
    detail: {
      status,
      jobId,
      userMetadata: { production_ulid: ulid },
      ...(percent !== undefined && { jobProgress: { jobPercentComplete: percent } }),
    },
  };
}
