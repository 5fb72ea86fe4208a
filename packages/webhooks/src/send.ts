import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { Webhook as Signer } from 'standardwebhooks';
import { lookUp } from './look-up.ts';
import { checkedLookup, findUrlProblem, type Targets } from './targets.ts';

export type Webhook = {
  url: string;
  /** The same for each try, so that a receiver knows what it has got before */
  id: string;
  /** JSON */
  body: string;
  /** It is signed with each, so that a receiver may know any of them. */
  secrets: string[];
};

/** What came of one try. */
export type Outcome = {
  /** The status of the answer; null if none came */
  status: number | null;
  /** The first kB of the answer */
  answer: string | null;
  /** Why there is no whole answer; null if there is one */
  error: string | null;
  /** For how long the receiver wants to be left alone, in ms */
  retryAfterMs: number | null;
};

export type SendOptions = {
  targets: Targets;
  /** The name servers of this machine, unless a test has others */
  lookup?: LookupFunction;
  /** How long the whole exchange may take */
  timeoutMs?: number;
};

/** So much of an answer is read; nobody needs the rest. */
const answerBytes = 1_024;
const longestErrorLength = 255;

/**
 * Sends a webhook by Standard Webhooks, signed as of now. Nothing throws. A redirect is an answer like others; nothing
 * follows it. Each try makes a connection of its own, whose address is checked.
 */
export async function send(
  { url, id, body, secrets }: Webhook,
  { targets, lookup = lookUp, timeoutMs = 10_000 }: SendOptions,
): Promise<Outcome> {
  const now = new Date();
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'bacs-webhooks',
    'webhook-id': id,
    'webhook-timestamp': Math.floor(now.getTime() / 1_000),
    'webhook-signature': secrets.map((secret) => new Signer(secret).sign(id, now, body)).join(' '),
  };
  const signal = AbortSignal.timeout(timeoutMs);
  const outcome: Outcome = { status: null, answer: null, error: null, retryAfterMs: null };
  try {
    // What may be sent to may have changed since the URL was accepted, and a socket looks no number up.
    const problem = findUrlProblem(url, targets);
    if (problem !== undefined) throw new Error(`The URL ${problem}`);
    const response = await ask(url, body, {
      method: 'POST',
      headers,
      agent: false,
      lookup: checkedLookup(lookup, targets),
      signal,
    });
    outcome.status = response.statusCode ?? null;
    outcome.retryAfterMs = parseRetryAfter(response.headers['retry-after'], now);
    outcome.answer = await readStart(response);
  } catch (error) {
    outcome.error = signal.aborted
      ? `The receiver did not answer within ${timeoutMs / 1_000} s`
      : explain(error).slice(0, longestErrorLength);
  }
  return outcome;
}

/** Tells whether the receiver has it: it answered with 2xx, and in time. */
export function isDelivered({ status, error }: Outcome): boolean {
  return error === null && status !== null && status >= 200 && status < 300;
}

async function ask(url: string, body: string, options: https.RequestOptions): Promise<IncomingMessage> {
  const request = (url.startsWith('https:') ? https : http).request(url, options);
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request.once('response', resolve);
  // What goes wrong later ends the answer.
  request.on('error', reject);
  // An answer that wants to change the protocol closes the request without a word, and nothing times out then.
  request.once('close', () => reject(new Error('There is no answer')));
  request.end(body);
  return await promise;
}

async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= answerBytes) break;
  }
  const text = Buffer.concat(chunks).subarray(0, answerBytes).toString('utf8');
  // People read it: what is no text has no place there.
  return text.replace(/[^\P{C}\n\t]/gu, '\ufffd');
}

/** @returns ms from now; null if the receiver says nothing that can be understood. */
function parseRetryAfter(value: string | undefined, now: Date): number | null {
  if (value === undefined) return null;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now.getTime();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
