import type { components } from '@bacs/client';
import type { Database } from '@bacs/db';
import { tell } from '@bacs/db/events';
import { findDueDeliveries, findEndpoint } from '@bacs/db/webhooks';
import { wake } from '@bacs/queue';
import { sql } from 'kysely';
import { vi } from 'vitest';
// This function is not part of the entry of the package: only a transaction of ours tells something.
import { inTransaction } from '../../packages/db/src/transaction.ts';
import { ok } from '../support/answers.ts';
import type { Api } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';
import { type Sink, startSink } from './sink.ts';

type Delivery = components['schemas']['WebhookDelivery'];
type Types = components['schemas']['Webhook']['types'];

export type Hooked = {
  api: ApiClient;
  sink: Sink;
  ulid: string;
  /** Tells events of the user's, one for each subject. */
  tell: (...subjects: string[]) => Promise<void>;
  deliveries: () => Promise<Delivery[]>;
  /** @returns in how many ms the next try is, 0 while one goes on or is due; undefined if there is none. */
  findNextTryMs: () => Promise<number | undefined>;
  /** Moves the endpoint's time on, and wakes it. */
  skip: (ms: number) => Promise<void>;
  /** Moves the endpoint's time on to its next try, and wakes it. @returns by how many ms; undefined if there is none. */
  skipToNextTry: () => Promise<number | undefined>;
};

/** Makes a user with a webhook that leads to a sink of its own. */
export async function hookUp(service: Api, types?: Types, client?: ApiClient): Promise<Hooked> {
  const { db, deps } = service;
  const api = client ?? (await service.signUp());
  const sink = await startSink();
  const { webhook, secret } = await ok(
    api.POST('/api/webhooks', { body: { url: sink.url, ...(types && { types }) } }),
  );
  sink.secret = secret ?? '';
  const ulid = webhook.ulid ?? '';
  const find = async () => {
    const endpoint = await findEndpoint(db, api.user.id, ulid);
    if (!endpoint) throw new Error('the webhook is gone');
    return endpoint;
  };
  const findNextTryMs = async () => {
    const { id, paused_until } = await find();
    const { nextMs } = await findDueDeliveries(db, id, { most: 1 });
    if (nextMs === undefined) return undefined;
    const pausedMs = paused_until === null ? 0 : paused_until.getTime() - Date.now();
    return Math.max(nextMs, pausedMs, 0);
  };
  const skip = async (ms: number) => {
    // Times are kept in whole ms.
    await letWebhookTimePass(db, (await find()).id, ms + 1);
    // A request gives Redis less time.
    await vi.waitFor(() => wake(deps, 'webhook', { endpoint_ulid: ulid }), patiently);
  };
  return {
    api,
    sink,
    ulid,
    tell: (...subjects) => tellOf(db, api.user.id, subjects),
    deliveries: async () => {
      const at = { params: { path: { id: ulid }, query: { limit: 100 } } };
      return (await ok(api.GET('/api/webhooks/{id}/deliveries', at))).items;
    },
    findNextTryMs,
    skip,
    skipToNextTry: async () => {
      const ms = await findNextTryMs();
      if (ms !== undefined) await skip(ms);
      return ms;
    },
  };
}

async function tellOf(db: Database, userId: number, subjects: string[]): Promise<void> {
  await inTransaction(db, (tx) =>
    tell(
      tx,
      subjects.map((subject, index) => ({
        type: 'production.deleted' as const,
        subject,
        userId,
        snapshot: { subject, index },
      })),
    ),
  );
}

/** Moves every time of the endpoint and of what is on its way back by so much. */
export async function letWebhookTimePass(db: Database, id: number, ms: number): Promise<void> {
  const older = (columns: string[]) =>
    sql.join(
      columns.map(
        (name) =>
          sql`${sql.ref(name)} = ${sql.ref(name)} - INTERVAL ${sql.lit(Math.ceil(ms) * 1_000)} MICROSECOND`,
      ),
    );
  const ofEndpoint = ['failing_since', 'paused_until', 'previous_secret_until'];
  await sql`UPDATE webhook_endpoints SET ${older(ofEndpoint)} WHERE id = ${id}`.execute(db);
  const ofDelivery = ['first_tried_at', 'next_try_at'];
  await sql`UPDATE webhook_deliveries SET ${older(ofDelivery)} WHERE endpoint_id = ${id}`.execute(db);
}
