import { setTimeout as sleep } from 'node:timers/promises';
import { endStatuses } from '@bacs/domain';
import {
  acceptUntilAnswered,
  type Client,
  cancelUntilAnswered,
  hasWaited,
  type Load,
  sendUntilAccepted,
  sendUntilAnswered,
} from '../soak/load.ts';
import { ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';

/** How far the journeys have come */
export type Journeys = { published: number; retried: number; withdrawn: number };

type Traveller = { load: Load; api: ApiClient; uuid: string; spaceId: number; signal: AbortSignal };

const lookEveryMs = 500;

/**
 * Sends a production on its whole way every so often, until `over`: every other one is published and deleted, the rest
 * are canceled and retried.
 */
export async function runJourneys(
  load: Load,
  clients: Client[],
  { everyMs, signal, over }: { everyMs: number; signal: AbortSignal; over: AbortSignal },
): Promise<Journeys> {
  const done: Journeys = { published: 0, retried: 0, withdrawn: 0 };
  const travellers = await Promise.all(clients.map((client) => openTraveller(load, client, signal)));
  const travel = async (index: number) => {
    const traveller = travellers[Math.floor(index / 2) % travellers.length];
    const go = index % 2 === 0 ? publishAndDelete : cancelAndRetry;
    if (traveller) await go(traveller, `journey-${index}`, done);
  };
  const travels: Promise<void>[] = [];
  do {
    const travelling = travel(travels.length);
    // It is awaited below; until then an error must not count as unhandled.
    travelling.catch(() => {});
    travels.push(travelling);
  } while (await hasWaited(everyMs, over));
  await Promise.all(travels);
  return done;
}

async function openTraveller(load: Load, { api, uploadUuids }: Client, signal: AbortSignal) {
  const body = { type: 'channel' as const, name: 'Journeys', slug: `journeys-${api.user.id}` };
  const { id: spaceId } = await ok(api.POST('/api/spaces', { body }));
  return { load, api, uuid: uploadUuids[0] ?? '', spaceId, signal };
}

async function publishAndDelete(traveller: Traveller, key: string, done: Journeys): Promise<void> {
  const { load, api, uuid, spaceId, signal } = traveller;
  const ulid = await sendUntilAccepted(load, { key, config: {} }, { api, uuid }, signal);
  if (ulid === undefined || (await untilEnded(traveller, ulid)) !== 'completed') return;
  const path = `/api/productions/${ulid}`;
  const body = { space_id: spaceId };
  await expectStatus(traveller, [200, 201], `${path}/publications`, { body, key: `${key}-publish` });
  done.published += 1;
  const deletion = await expectStatus(traveller, [202, 404], `${path}?force=true`, { method: 'DELETE' });
  // The answer was lost, and the production is gone.
  if (deletion.status !== 404) await untilDeleted(traveller, deletion.body.ulid);
  load.deleted.add(ulid);
  done.withdrawn += 1;
}

async function cancelAndRetry(traveller: Traveller, key: string, done: Journeys): Promise<void> {
  const { load, api, uuid, signal } = traveller;
  const ulid = await sendUntilAccepted(load, { key, config: {} }, { api, uuid }, signal);
  if (ulid === undefined) return;
  await cancelUntilAnswered(load, ulid, { api }, signal);
  if ((await untilEnded(traveller, ulid)) !== 'canceled') return;
  await acceptUntilAnswered(load, api, `/api/productions/${ulid}/retry`, { key: `${key}-retry` }, signal);
  done.retried += 1;
}

async function untilEnded(traveller: Traveller, ulid: string): Promise<string> {
  return await untilStatus(traveller, `/api/productions/${ulid}`, endStatuses);
}

async function untilDeleted(traveller: Traveller, ulid: string): Promise<void> {
  const status = await untilStatus(traveller, `/api/deletions/${ulid}`, ['completed', 'failed']);
  if (status === 'failed') traveller.load.refusals.push(`the deletion ${ulid} has failed`);
}

async function untilStatus(traveller: Traveller, path: string, wanted: readonly string[]): Promise<string> {
  for (;;) {
    const { body } = await expectStatus(traveller, [200], path, { method: 'GET' });
    if (wanted.includes(body.status ?? '')) return body.status ?? '';
    await sleep(lookEveryMs, undefined, { signal: traveller.signal });
  }
}

async function expectStatus(
  { load, api, signal }: Traveller,
  expected: number[],
  path: string,
  message: Parameters<typeof sendUntilAnswered>[3],
) {
  const answer = await sendUntilAnswered(load, api, path, message, signal);
  if (!expected.includes(answer.status)) {
    const { status, body } = answer;
    load.refusals.push(`${message.method ?? 'POST'} ${path}: ${status} ${JSON.stringify(body)}`);
    throw new Error(load.refusals.at(-1));
  }
  return answer;
}
