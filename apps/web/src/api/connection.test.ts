import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isConnectionLost, observe } from './connection.ts';

/** Answers, or swallows what is sent to it */
let network: (path: string) => Response | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const path = typeof input === 'string' ? input : new URL(input.url).pathname;
    const answer = network(path);
    if (answer) return answer;
    init?.signal?.throwIfAborted();
    const { promise, reject } = Promise.withResolvers<never>();
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    return await promise;
  });
});

afterEach(() => {
  isConnectionLost.value = false;
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Sends a request as the client does: with the signal of its sender, and with the client's own, which is late as well. */
function send(sender?: AbortSignal) {
  const late = new AbortController();
  const request = new Request('http://api.example/api/me', sender ? { signal: sender } : {});
  const answer = observe(request, { signal: AbortSignal.any([late.signal, request.signal]) });
  return { answer, late };
}

it('is lost when nothing answers in time, and not when the sender does not wait for it any more', async () => {
  network = () => undefined;
  const sender = new AbortController();
  const { answer } = send(sender.signal);
  sender.abort();
  await expect(answer).rejects.toThrow(/abort/);
  expect(isConnectionLost.value).toBe(false);

  const { answer: swallowed, late } = send(new AbortController().signal);
  late.abort();
  await expect(swallowed).rejects.toThrow(/abort/);
  expect(isConnectionLost.value).toBe(true);
});

it('stays lost until the API can answer again: that its process runs is not enough', async () => {
  let isReady = false;
  network = (path) => new Response('{}', { status: path === '/health/live' || isReady ? 200 : 503 });
  await send().answer;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(isConnectionLost.value).toBe(true);
  isReady = true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isConnectionLost.value).toBe(false);
});

it('is looked at again when nothing answers a look', async () => {
  const inTime = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
  network = (path) => (path === '/api/me' ? new Response(null, { status: 502 }) : undefined);
  await send().answer;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(inTime).toHaveBeenCalled();
  network = () => new Response('{}');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isConnectionLost.value).toBe(false);
});
