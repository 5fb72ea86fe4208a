import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { backOff } from '../back-off.ts';
import type { Dependencies } from '../dependencies.ts';
import { messageOf } from '../mediaconvert/verdict.ts';
import { handleEvents, type Tally } from './handle-events.ts';

/** The most that SQS allows. */
const [mostMessages, longPollSeconds] = [10, 20];
const waits = { leastMs: 1_000, mostMs: 30_000 };

/** Reads the events queue until it is closed: one batch at a time, and none while a server is away. */
export function consumeEvents(deps: Dependencies, queueUrl: string): { close: () => Promise<void> } {
  const stop = new AbortController();
  const ended = consume(deps, queueUrl, stop.signal);
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
    const succeeded = await takeBatch(deps, queueUrl, stop).catch((error: unknown) => {
      if (!stop.aborted)
        deps.logSparingly('events queue', { reason: messageOf(error) }, 'the events queue was not read');
      return false;
    });
    failingSince = succeeded ? undefined : (failingSince ?? performance.now());
    if (failingSince === undefined) continue;
    // A message that is taken again and again while a server is away ends in the dead-letter queue.
    const pause = backOff(performance.now() - failingSince, waits);
    await sleep(pause, undefined, { signal: stop }).catch(() => {});
  }
}

/**
 * Only the wait for messages stops at once: a batch that has come is handled to its end, which takes a second at most
 * while the servers answer. SQS may give a message to a wait that has stopped; it comes again after its time-out.
 * @returns false when a message has to come again because a server is away
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
  if (Messages.length === 0) return true;
  const { done, tally } = await handleEvents(deps, Messages);
  tell(deps, tally);
  await remove(deps, queueUrl, done);
  return tally.kept === undefined;
}

/** A message that is not removed comes again, and then its row says that there is nothing left to do. */
async function remove({ sqs }: Dependencies, queueUrl: string, messages: Message[]): Promise<void> {
  if (messages.length === 0) return;
  const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
}

function tell({ logger, logSparingly }: Dependencies, tally: Tally): void {
  logger.debug({ tally }, 'events');
  if (tally.malformed || tally.unknown)
    logSparingly('odd events', { tally }, 'removed messages from the events queue that say nothing known');
}
