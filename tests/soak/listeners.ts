import { setTimeout as sleep } from 'node:timers/promises';
import { isOutboxEmpty } from '@bacs/db/events';
import type { Cluster } from '../cluster/cluster.ts';
import type { ApiClient } from '../support/api-client.ts';
import { type Heard, listen } from '../support/listen.ts';
import { receiveWebhooks } from './receive-webhooks.ts';
import type { Told, ToldEvent } from './told.ts';

export type Listeners = {
  told: Told[];
  /** What signs the webhooks */
  secrets: string[];
  /** Resolves when every door has told what the table of events has, or after a while. */
  catchUp: () => Promise<void>;
  close: () => Promise<void>;
};

/** A client of an API that is away comes back after so long. */
const comeBackMs = 250;
const catchUpMs = 30_000;

/** Listens at every door for each client, whatever becomes of the API, and goes on after the last event that came. */
export async function openListeners(cluster: Cluster, clients: ApiClient[]): Promise<Listeners> {
  const closing = new AbortController();
  const { signal } = closing;
  const told: Told[] = [];
  const open = (door: string, read: (client: ApiClient, told: Told, signal: AbortSignal) => Promise<void>) =>
    clients.map(async (client) => {
      const each: Told = { door, userId: client.user.id, events: [] };
      told.push(each);
      while (!signal.aborted) {
        await read(client, each, signal).catch(() => {});
        await sleep(comeBackMs, undefined, { signal }).catch(() => {});
      }
    });
  const receiving = await Promise.all(
    clients.map(async (client) => {
      const each: Told = { door: 'webhook', userId: client.user.id, events: [] };
      told.push(each);
      return await receiveWebhooks(client, (event) => insertByNumber(each.events, event));
    }),
  );
  const listening = [...open('cursor', readCursor), ...open('stream', readStream)];
  return {
    told,
    secrets: receiving.map(({ secret }) => secret),
    catchUp: async () => {
      const deadline = Date.now() + catchUpMs;
      while (Date.now() < deadline && !(await hasAll(cluster, told))) await sleep(200);
    },
    close: async () => {
      closing.abort();
      for (const { close } of receiving) close();
      await Promise.all(listening);
    },
  };
}

async function readCursor({ url, key }: ApiClient, { events }: Told, signal: AbortSignal): Promise<void> {
  let after = events.at(-1)?.id ?? 0;
  for (;;) {
    const response = await fetch(`${url}/api/events?wait=5&limit=100&after=${after}`, {
      headers: { authorization: `Bearer ${key}` },
      signal,
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    const page = (await response.json()) as { items: Heard['data'][]; next_after: number };
    events.push(...page.items.map(toTold));
    after = page.next_after;
  }
}

async function readStream({ url, key }: ApiClient, { events }: Told, signal: AbortSignal): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'last-event-id': String(events.at(-1)?.id ?? 0) };
  const onEvent = ({ data }: Heard) => events.push(toTold(data));
  await listen(`${url}/api/events/stream`, { headers, signal, onEvent });
}

/** What fails is sent again, and events of other subjects overtake it meanwhile. */
function insertByNumber(events: ToldEvent[], event: ToldEvent): void {
  const after = events.findLastIndex(({ id }) => id <= event.id);
  events.splice(after + 1, 0, event);
}

function toTold(event: Heard['data']): ToldEvent {
  const { id = 0, type = '', subject = '' } = event;
  return { id, type, subject, body: JSON.stringify(event) };
}

async function hasAll({ mysql: { db } }: Cluster, told: Told[]): Promise<boolean> {
  if (!(await isOutboxEmpty(db))) return false;
  const counts = await db
    .selectFrom('events')
    .select(['user_id', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('user_id')
    .execute();
  return told.every(({ userId, events }) => {
    const count = Number(counts.find(({ user_id }) => user_id === userId)?.count ?? 0);
    return events.length >= count;
  });
}
