import type { EventRow } from '@bacs/db';
import { findEvents, toClientEvent } from '@bacs/db/events';
import {
  type DueDelivery,
  type FannedOut,
  fanOut,
  findDueDeliveries,
  noteDelivered,
  noteFailing,
  recordTry,
  tryDisable,
} from '@bacs/db/webhooks';
import type { JobContext, Payload } from '@bacs/queue';
import {
  isDelivered,
  type Outcome,
  openSecrets,
  parseSecretKeys,
  type SecretKeys,
  send,
} from '@bacs/webhooks';
import { backOff } from '../back-off.ts';
import type { Dependencies } from '../dependencies.ts';
import { longestRetryAfterMs, nextTry, windowMs } from './next-try.ts';

/** A round sends so many beside each other; while everything fails, one. */
const atOnce = 10;
/** So often it is noted that something arrives. */
const noteEveryMs = 60_000;
/** How long an endpoint is left alone while everything fails: longer the longer it does. */
const pause = { leastMs: 5_000, mostMs: 10 * 60_000 };

/**
 * Sends the next few events that are due at one endpoint, and goes to the end of the queue. So an endpoint that hangs, or
 * that has a million events before it, holds up nobody. All of it is in the rows: a round may run twice, late or never.
 */
export async function webhook(
  deps: Dependencies,
  { endpoint_ulid }: Payload<'webhook'>,
  context: JobContext,
): Promise<void> {
  const { db, config } = deps;
  // The API makes no endpoints without it.
  if (config.WEBHOOK_SECRETS_KEY === undefined) throw new Error('WEBHOOK_SECRETS_KEY is not set');
  const fannedOut = await fanOut(db, endpoint_ulid);
  if (!fannedOut) return;
  const { endpoint, pausedMs, failingMs, hasMore } = fannedOut;
  if (pausedMs > 0) return await context.untilWoken(pausedMs);
  const isFailing = failingMs !== undefined;
  const { due, nextMs } = await findDueDeliveries(db, endpoint.id, {
    most: isFailing ? 1 : atOnce,
    isFailing,
  });
  if (due.length > 0) await sendAll(deps, fannedOut, due, parseSecretKeys(config.WEBHOOK_SECRETS_KEY));
  if (due.length > 0 || hasMore) return await context.notYet(0);
  if (nextMs !== undefined) return await context.untilWoken(nextMs);
  // An event has got its number meanwhile.
  if (await context.isWoken()) await context.notYet(0);
}

async function sendAll(
  deps: Dependencies,
  fannedOut: FannedOut,
  due: DueDelivery[],
  keys: SecretKeys,
): Promise<void> {
  const { db, logger } = deps;
  const { endpoint, failingMs, deliveredMs = Number.POSITIVE_INFINITY } = fannedOut;
  const { id, ulid } = endpoint;
  const secrets = openSecrets(endpoint, keys);
  const events = await findEvents(
    db,
    due.map(({ event_number }) => event_number),
  );
  const tries = due.map((delivery) =>
    sendOne(deps, fannedOut, delivery, events.get(delivery.event_number), secrets),
  );
  const outcomes = (await Promise.all(tries)).flatMap((outcome) => outcome ?? []);
  if (outcomes.length === 0) return;
  if (outcomes.some(isDelivered)) {
    if (failingMs !== undefined || deliveredMs > noteEveryMs) await noteDelivered(db, id);
    return;
  }
  if (outcomes.some(({ status }) => status === 410)) {
    if (await tryDisable(db, id, 'gone')) logger.info({ endpoint: ulid }, 'answered 410; disabled');
    return;
  }
  const asked = Math.max(...outcomes.map(({ retryAfterMs }) => retryAfterMs ?? 0));
  await noteFailing(db, id, {
    pauseMs: Math.max(backOff(failingMs ?? 0, pause), Math.min(asked, longestRetryAfterMs)),
  });
  if (failingMs !== undefined && failingMs >= windowMs && (await tryDisable(db, id, 'failing')))
    logger.info({ endpoint: ulid }, 'nothing has arrived for three days; disabled');
}

/** @returns undefined when the event is not kept any more */
async function sendOne(
  { db, config, metrics }: Dependencies,
  { endpoint: { url }, deliveredMs }: FannedOut,
  delivery: DueDelivery,
  event: EventRow | undefined,
  secrets: string[],
): Promise<Outcome | undefined> {
  if (!event) {
    const error = 'The event is not kept any more';
    await recordTry(db, delivery, { status: null, answer: null, error, next: 'failed' });
    metrics?.deliveries.inc({ outcome: 'failed' });
    return undefined;
  }
  const outcome = await send(
    { url, secrets, id: String(event.number), body: JSON.stringify(toClientEvent(event)) },
    { targets: { loopback: config.WEBHOOK_LOOPBACK } },
  );
  const { status, answer, error } = outcome;
  const next = isDelivered(outcome)
    ? 'delivered'
    : nextTry({ ...delivery, deliveredMs, retryAfterMs: outcome.retryAfterMs });
  await recordTry(db, delivery, { status, answer, error, next });
  metrics?.deliveries.inc({ outcome: typeof next === 'string' ? next : 'later' });
  return outcome;
}
