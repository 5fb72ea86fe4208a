import pRetry, { type RetryContext } from 'p-retry';
import { ApiError, ConnectionError } from './api-error.ts';
import { pause } from './pause.ts';

/** Sends one request. @throws ConnectionError, or the reason of the request's signal */
export type Send = (request: Request) => Promise<Response>;

/** The API answers within 10 s, or 25 s more where a request waits for events. */
const mostAnswerMs = 60_000;
const mostRetryAfterMs = 60_000;
/** Together they take 20 s, so that an API that is started anew is waited for. */
export const pauses = { retries: 12, minTimeout: 250, maxTimeout: 2_000, randomize: true };

/**
 * Repeats a request while nothing answers, or with a 5xx, or with a 429 that says when to come again. Only for requests
 * that may be carried out twice. The last answer counts.
 */
export function repeat(send: Send): Send {
  const isPassing = ({ status, headers }: Response) =>
    status >= 500 || (status === 429 && headers.has('retry-after'));
  return (request) => sendUntil(send, request, { isPassing, isFinal: isForeign });
}

/** Repeats a request for as long as it takes the API to answer: proxies have pages of their own while it is away. */
export function repeatForever(send: Send): Send {
  const isPassing = ({ status, headers }: Response) =>
    status >= 500 || status === 429 || (status >= 400 && !isJson(headers));
  return (request) =>
    sendUntil(send, request, { isPassing, isFinal: () => false, retries: Number.POSITIVE_INFINITY });
}

/** Repeats requests that may be carried out twice: those that read, and those with an Idempotency-Key. */
export function repeatSafely(send: Send): Send {
  const again = repeat(send);
  return (request) => (isSafe(request) ? again : send)(request);
}

function isSafe({ method, headers }: Request): boolean {
  return method === 'GET' || method === 'HEAD' || headers.has('idempotency-key');
}

/**
 * Sends a request and waits for the whole answer, because that may break off too.
 * @throws ApiError also if something else than the API says that all is well
 */
export function receive(fetch: typeof globalThis.fetch): Send {
  return async (request) => {
    const { response, text } = await fetchText(fetch, request);
    if (response.ok && text !== '' && !isJson(response.headers)) throw new ApiError(response, text);
    const whole = new Response(text === '' ? null : text, response);
    return Object.defineProperty(whole, 'url', { value: response.url });
  };
}

function isJson(headers: Headers): boolean {
  return /[/+]json/.test(headers.get('content-type') ?? '');
}

async function fetchText(fetch: typeof globalThis.fetch, request: Request) {
  const signal = AbortSignal.any([AbortSignal.timeout(mostAnswerMs), request.signal]);
  try {
    const response = await fetch(request, { signal });
    return { response, text: await response.text() };
  } catch (error) {
    request.signal.throwIfAborted();
    throw new ConnectionError(request, error);
  }
}

class Passing extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super();
    this.response = response;
  }
}

type Patience = {
  isPassing: (response: Response) => boolean;
  isFinal: (error: Error) => boolean;
  retries?: number;
};

async function sendUntil(
  send: Send,
  request: Request,
  { isPassing, isFinal, retries = pauses.retries }: Patience,
): Promise<Response> {
  const { signal } = request;
  const attempt = async () => {
    const response = await send(request.clone());
    if (isPassing(response)) throw new Passing(response);
    return response;
  };
  const heed = async ({ error, retriesLeft }: RetryContext) => {
    if (error instanceof Passing && retriesLeft > 0) await pause(retryAfterMs(error.response), signal);
  };
  const shouldRetry = ({ error }: RetryContext) => !isFinal(error);
  try {
    return await pRetry(attempt, { ...pauses, retries, signal, onFailedAttempt: heed, shouldRetry });
  } catch (error) {
    if (error instanceof Passing) return error.response;
    throw error;
  }
}

/** Something else than the API has said that all is well. */
function isForeign(error: Error): boolean {
  return error instanceof ApiError;
}

function retryAfterMs({ headers }: Response): number {
  const seconds = Number(headers.get('retry-after'));
  return Number.isFinite(seconds) ? Math.min(seconds * 1_000, mostRetryAfterMs) : 0;
}
