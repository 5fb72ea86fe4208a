import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import { noteEvents, withDeadline } from '@bacs/queue';
import { backOff } from '../back-off.ts';
import type { Dependencies } from '../dependencies.ts';
import { messageOf } from '../mediaconvert/verdict.ts';
import { releaseNext } from '../release-next.ts';
import { type Handled, handleEvents } from './handle-events.ts';

/** The most that SQS allows. */
const mostMessages = 10;
const longPollSeconds = 20;
/** An end does not wait until the batch before it is handled, which may wait for a job or for what it releases. */
const batchesAtOnce = 4;

/** A message that is taken again and again while a server is away would end in the dead-letter queue. */
const waits = { leastMs: 1_000, mostMs: 30_000 };
/** A row that is being submitted knows of its job soon, a step of a render is short, and so is most trouble with Redis. */
const soonSeconds = 2;
const noteMs = 500;

/** Takes messages from the events queue until it is closed: a few batches at a time, and seldom while a server is away. */
export function consumeEvents(deps: Dependencies, queueUrl: string): { close: () => Promise<void> } {
  const stop = new AbortController();
  const ended = Promise.all(
    Array.from({ length: batchesAtOnce }, () => consume(deps, queueUrl, stop.signal)),
  );
  return {
    close: async () => {
      stop.abort();
      await ended;
    },
  };
}

async function consume(deps: Dependencies, queueUrl: string, stop: AbortSignal): Promise<void> {
  let failingSince: number | undefined;
  while (!stop.aborted) {
    const isDone = await takeBatch(deps, queueUrl, stop).catch((error: unknown) => {
      if (!stop.aborted)
        deps.logSparingly(
          'events queue',
          { reason: messageOf(error) },
          'events were not taken from their queue',
        );
      return false;
    });
    failingSince = isDone ? undefined : (failingSince ?? performance.now());
    if (failingSince === undefined) continue;
    const pause = backOff(performance.now() - failingSince, waits);
    await sleep(pause, undefined, { signal: stop }).catch(() => {});
  }
}

/**
 * Only the wait for messages stops at once. A batch that has come is handled to its end, which takes seconds at most.
 * SQS may give a message to a wait that has stopped; it comes again after the visibility time-out.
 * @returns whether all that the events ask for is done; if not, a server is away
 */
async function takeBatch(deps: Dependencies, queueUrl: string, stop: AbortSignal): Promise<boolean> {
  const { Messages = [] } = await deps.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: mostMessages,
      WaitTimeSeconds: longPollSeconds,
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    }),
    { abortSignal: stop },
  );
  const handled = await handleEvents(deps, Messages);
  await remove(deps, queueUrl, handled.done);
  await postpone(deps, queueUrl, handled.soon);
  await tell(deps, handled);
  // MediaConvert's queue has room for what waits in line.
  if (handled.tally.started) await releaseNext(deps);
  return handled.tally.kept === undefined;
}

/** A message that is not removed comes again, and then its row says that there is nothing left to do. */
async function remove({ sqs }: Dependencies, queueUrl: string, messages: Message[]): Promise<void> {
  if (messages.length === 0) return;
  const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
}

async function postpone({ sqs }: Dependencies, queueUrl: string, messages: Message[]): Promise<void> {
  if (messages.length === 0) return;
  const Entries = messages.map(({ ReceiptHandle }, index) => ({
    Id: String(index),
    ReceiptHandle,
    VisibilityTimeout: soonSeconds,
  }));
  await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }));
}

/** The sweep goes by what is noted here, and it may take it for lost: so nothing fails when Redis does not note it. */
async function tell(deps: Dependencies, { events, ends, tally }: Handled): Promise<void> {
  const { config, redis, logger, logSparingly } = deps;
  if (Object.keys(tally).length > 0) logger.debug({ tally }, 'events');
  if (tally.malformed || tally.unknown)
    logSparingly('odd events', { tally }, 'removed messages from the events queue that say nothing known');
  const noted = noteEvents({ redis, prefix: config.QUEUE_PREFIX }, { events, ends });
  await withDeadline(noteMs, noted).catch(() => {});
}
