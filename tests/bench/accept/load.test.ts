import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { sendAtOnce, sendSteadily } from './load.ts';

function openTarget() {
  const sent: number[] = [];
  const running = { now: 0, most: 0 };
  const send = async (index: number) => {
    sent.push(index);
    running.now += 1;
    running.most = Math.max(running.most, running.now);
    await nextTurn();
    running.now -= 1;
  };
  return { sent, running, send };
}

it('keeps as many requests under way as asked, and sends each once', async () => {
  const { sent, running, send } = openTarget();
  const timing = await sendAtOnce(send, { count: 20, atOnce: 5 });
  expect(sent).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(running).toEqual({ now: 0, most: 5 });
  expect(timing.p50_ms).toBeLessThanOrEqual(timing.p99_ms);
});

it('sends at its rate while nothing is answered, and counts the wait from when a request was due', async () => {
  const sent: number[] = [];
  const { promise: answered, resolve: answer } = openGate();
  const timing = await sendSteadily(
    async (index) => {
      if (sent.push(index) === 10) answer();
      await answered;
    },
    { count: 10, perSecond: 1_000 },
  );
  expect(sent).toHaveLength(10);
  // The first one has waited until the last one was due, 9 ms later, which is sent up to 1 ms before.
  expect(timing.p99_ms).toBeGreaterThanOrEqual(8);
});

it('fails when a request does', async () => {
  const refuse = async () => {
    throw new Error('409');
  };
  await expect(sendAtOnce(refuse, { count: 3, atOnce: 2 })).rejects.toThrow('409');
});

function openGate() {
  let resolve = () => {};
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}
