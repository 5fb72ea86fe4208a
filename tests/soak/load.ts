import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../support/api-client.ts';
import type { PlannedRequest } from './requests.ts';

/** What the client of the soak knows at the end */
export type Load = {
  /** Every ULID that an answer contained, by Idempotency-Key */
  accepted: Map<string, Set<string>>;
  /** The status of the last request to cancel, by ULID */
  cancels: Map<string, number>;
  /** Productions that their owner has deleted, once the deletion is completed */
  deleted: Set<string>;
  /** Answers that no retry can fix */
  refusals: string[];
  /** All answers, including those with 503 */
  answers: { status: number; tookMs: number }[];
  /** How many attempts got no answer: reset, refused or timed out */
  unanswered: number;
};

export type Client = { api: ApiClient; uploadUuids: string[] };

const timeoutMs = 30_000;
const shortestRetryMs = 250;
const longestRetryMs = 2_000;

export function createLoad(): Load {
  return {
    accepted: new Map(),
    cancels: new Map(),
    deleted: new Set(),
    refusals: [],
    answers: [],
    unanswered: 0,
  };
}

/**
 * Sends each request at its time, and repeats it with the same key until it is accepted or refused for good. Those whose
 * time comes after `over` are not sent.
 */
export async function runLoad(
  load: Load,
  requests: PlannedRequest[],
  clients: Client[],
  signal: AbortSignal,
  over: AbortSignal = signal,
): Promise<void> {
  const start = performance.now();
  const send = async (request: PlannedRequest) => {
    const waitMs = Math.max(0, request.at_ms - (performance.now() - start));
    if (!(await hasWaited(waitMs, over))) return signal.throwIfAborted();
    const client = clientOf(clients, request);
    const ulid = await sendUntilAccepted(load, request, client, signal);
    if (request.again) await sendUntilAccepted(load, request, client, signal);
    if (ulid === undefined || request.cancel_after_ms === null) return;
    await sleep(request.cancel_after_ms, undefined, { signal });
    await cancelUntilAnswered(load, ulid, client, signal);
  };
  await Promise.all(requests.map(send));
}

/** Returns false as soon as the signal ends the wait. */
export async function hasWaited(ms: number, signal: AbortSignal): Promise<boolean> {
  return await sleep(ms, true, { signal }).catch(() => false);
}

/** Finds the client that owns the upload, and the upload. */
function clientOf(clients: Client[], { upload }: PlannedRequest): { api: ApiClient; uuid: string } {
  const client = clients[upload % clients.length];
  const uuid = client?.uploadUuids[Math.floor(upload / clients.length)];
  if (!client || uuid === undefined) throw new Error(`there is no upload ${upload}`);
  return { api: client.api, uuid };
}

/** @returns the ULID of the accepted production; undefined when the request was refused for good. */
export async function sendUntilAccepted(
  load: Load,
  { key, config }: Pick<PlannedRequest, 'key' | 'config'>,
  { api, uuid }: { api: ApiClient; uuid: string },
  signal: AbortSignal,
): Promise<string | undefined> {
  // The name tells the row whose it is.
  const body = { upload_id: uuid, name: key, ...config };
  return await acceptUntilAnswered(load, api, '/api/productions', { body, key }, signal);
}

/** Sends what makes a production under this key. */
export async function acceptUntilAnswered(
  load: Load,
  api: ApiClient,
  path: string,
  { body, key }: { body?: object; key: string },
  signal: AbortSignal,
): Promise<string | undefined> {
  const answer = await sendUntilAnswered(load, api, path, { body, key }, signal);
  if (answer.status !== 202) {
    load.refusals.push(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return undefined;
  }
  const ulids = load.accepted.get(key) ?? new Set();
  load.accepted.set(key, ulids.add(answer.body.ulid));
  return answer.body.ulid;
}

export async function cancelUntilAnswered(
  load: Load,
  ulid: string,
  { api }: { api: ApiClient },
  signal: AbortSignal,
): Promise<void> {
  const answer = await sendUntilAnswered(load, api, `/api/productions/${ulid}/cancel`, {}, signal);
  if (![200, 202, 409].includes(answer.status))
    load.refusals.push(`cancel of ${ulid}: ${answer.status} ${JSON.stringify(answer.body)}`);
  load.cancels.set(ulid, answer.status);
}

type Message = { method?: 'GET' | 'POST' | 'DELETE'; body?: object; key?: string };

/** Repeats a request until an answer says that it was carried out or refused. */
export async function sendUntilAnswered(
  load: Load,
  api: ApiClient,
  path: string,
  message: Message,
  signal: AbortSignal,
): Promise<Answer> {
  for (let retryMs = shortestRetryMs; ; retryMs = Math.min(2 * retryMs, longestRetryMs)) {
    const answer = await send(load, api, path, message, signal);
    if (answer && answer.status < 500) return answer;
    await sleep(retryMs * (0.5 + Math.random()), undefined, { signal });
  }
}

export type Answer = { status: number; body: { ulid: string; status?: string } };

async function send(
  load: Load,
  { url, key: apiKey }: ApiClient,
  path: string,
  { method = 'POST', body, key }: Message,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  signal.throwIfAborted();
  const before = performance.now();
  try {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const answer = { status: response.status, body: await response.json() } as Answer;
    load.answers.push({ status: answer.status, tookMs: performance.now() - before });
    return answer;
  } catch {
    signal.throwIfAborted();
    load.unanswered += 1;
    return undefined;
  }
}
