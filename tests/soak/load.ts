import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../support/api-client.ts';
import type { PlannedRequest } from './requests.ts';

/** What the client of the soak knows at the end. */
export type Load = {
  /** Every ULID that was ever answered with, by Idempotency-Key. */
  accepted: Map<string, Set<string>>;
  /** Answers that no retry can mend. */
  refusals: string[];
  /** All answers, 503s too. */
  answers: { status: number; tookMs: number }[];
  /** Attempts without an answer: reset, refused, timed out. */
  unanswered: number;
};

export type Client = { api: ApiClient; uploadUuids: string[] };

const timeoutMs = 30_000;
const shortestRetryMs = 250;
const longestRetryMs = 2_000;

export function createLoad(): Load {
  return { accepted: new Map(), refusals: [], answers: [], unanswered: 0 };
}

/** Sends each request at its time, and again under the same key until it is accepted or refused for good. */
export async function runLoad(
  load: Load,
  requests: PlannedRequest[],
  clients: Client[],
  signal: AbortSignal,
): Promise<void> {
  const start = performance.now();
  const send = async (request: PlannedRequest) => {
    await sleep(Math.max(0, request.at_ms - (performance.now() - start)), undefined, { signal });
    await sendUntilAccepted(load, request, clients, signal);
    if (request.again) await sendUntilAccepted(load, request, clients, signal);
  };
  await Promise.all(requests.map(send));
}

async function sendUntilAccepted(
  load: Load,
  { key, upload, config }: PlannedRequest,
  clients: Client[],
  signal: AbortSignal,
): Promise<void> {
  const client = clients[upload % clients.length];
  const uuid = client?.uploadUuids[Math.floor(upload / clients.length)];
  if (!client || uuid === undefined) throw new Error(`there is no upload ${upload}`);
  for (let retryMs = shortestRetryMs; ; retryMs = Math.min(2 * retryMs, longestRetryMs)) {
    const answer = await post(load, client.api, key, { upload_id: uuid, ...config }, signal);
    if (answer?.status === 202) {
      const ulids = load.accepted.get(key) ?? new Set();
      load.accepted.set(key, ulids.add(answer.body.ulid));
      return;
    }
    if (answer && answer.status < 500) {
      load.refusals.push(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return;
    }
    await sleep(retryMs * (0.5 + Math.random()), undefined, { signal });
  }
}

type Answer = { status: number; body: { ulid: string } };

async function post(
  load: Load,
  { url, key: apiKey }: ApiClient,
  key: string,
  body: object,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  signal.throwIfAborted();
  const before = performance.now();
  try {
    const response = await fetch(`${url}/api/productions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
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
