import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../numbers.ts';

/** Sends the request with this number, and resolves when it is answered. */
export type Send = (index: number) => Promise<void>;

export type Timing = { per_second: number; p50_ms: number; p99_ms: number };

/** Sends `count` requests, `atOnce` of them at a time: the next one follows as soon as one is answered. */
export async function sendAtOnce(
  send: Send,
  { count, atOnce }: { count: number; atOnce: number },
): Promise<Timing> {
  let next = 0;
  return await time(
    count,
    async (measure) => {
      const sendInTurn = async () => {
        while (next < count) await measure(next++, performance.now());
      };
      await Promise.all(Array.from({ length: atOnce }, sendInTurn));
    },
    send,
  );
}

/**
 * Sends `count` requests at this rate, however long their answers take. A request is measured from when it was due, so
 * one that others have kept waiting is slow.
 */
export async function sendSteadily(
  send: Send,
  { count, perSecond }: { count: number; perSecond: number },
): Promise<Timing> {
  return await time(
    count,
    async (measure) => {
      const startedAt = performance.now();
      const answered: Promise<void>[] = [];
      for (let index = 0; index < count; index += 1) {
        const dueAt = startedAt + (index * 1_000) / perSecond;
        const waitMs = dueAt - performance.now();
        if (waitMs > 1) await sleep(waitMs);
        answered.push(measure(index, dueAt));
      }
      await Promise.all(answered);
    },
    send,
  );
}

async function time(
  count: number,
  run: (measure: (index: number, since: number) => Promise<void>) => Promise<void>,
  send: Send,
): Promise<Timing> {
  const times: number[] = [];
  const startedAt = performance.now();
  await run(async (index, since) => {
    await send(index);
    times.push(performance.now() - since);
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  const at = (share: number) => quantile(times, share) ?? Number.NaN;
  return { per_second: count / seconds, p50_ms: at(0.5), p99_ms: at(0.99) };
}

/** Posts JSON over connections that stay open. */
export function openPosting(url: string): {
  post: (body: string, headers: Record<string, string>) => Promise<void>;
  close: () => void;
} {
  const agent = new Agent({ keepAlive: true });
  const post = (body: string, headers: Record<string, string>) =>
    new Promise<void>((resolve, reject) => {
      const length = Buffer.byteLength(body);
      const sent = request(
        url,
        {
          agent,
          method: 'POST',
          headers: { 'content-type': 'application/json', 'content-length': length, ...headers },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (part) => {
            text += part;
          });
          answer.on('end', () =>
            answer.statusCode === 202 ? resolve() : reject(new Error(`${answer.statusCode}: ${text}`)),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  return { post, close: () => agent.destroy() };
}
