import { randomUUID } from 'node:crypto';
import { connectWorker, enqueue, hurry, openQueues, type Payload, startWorker } from '@bacs/queue';
import { ulid } from 'ulid';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { patiently } from '../support/patiently.ts';

const redis = connectWorker(inject('redisUrl'), 'any');
const prefix = `wake-up-${randomUUID()}`;
const { queues, closeQueues } = openQueues({ connection: redis, prefix });

afterTests(async () => {
  await closeQueues();
  redis.disconnect();
});

type Wait = 'untilWoken' | 'waitInLine';

/** A request gives Redis less time. */
const deadlineMs = 60_000;
const hurryPatiently = (job: Payload<'render'>, options?: { delay: 'line' }) =>
  hurry({ queues, redis }, 'render', job, { deadlineMs, ...options });

/** Runs a job that has long waits, and is hurried during its first step. @returns how many steps there have been. */
async function hurryDuringStep(wait: Wait, delay?: 'line'): Promise<{ steps: () => number; id: string }> {
  const job = { production_ulid: ulid(), attempt: 1 };
  let steps = 0;
  const worker = startWorker(
    'render',
    async ({ production_ulid }, context) => {
      if (production_ulid !== job.production_ulid) return;
      steps += 1;
      if (steps === 1) expect(await hurryPatiently(job, delay && { delay })).toBe(true);
      if (steps < 3) await context[wait](600_000);
    },
    { connection: redis, prefix, concurrency: 1, lockMs: 30_000, onError: () => {} },
  );
  onTestFinished(() => worker.close());
  await enqueue(queues, 'render', job, { deadlineMs });
  return { steps: () => steps, id: `${job.production_ulid}.1` };
}

it.each<[Wait, 'line' | undefined]>([
  ['untilWoken', undefined],
  ['waitInLine', undefined],
  ['waitInLine', 'line'],
])('a job that is hurried during its step runs again after it: %s', async (wait, delay) => {
  const { steps, id } = await hurryDuringStep(wait, delay);
  await vi.waitFor(() => expect(steps()).toBe(2), patiently);
  await vi.waitFor(async () => expect(await queues.render.getJobState(id)).toBe('delayed'), patiently);
  expect(steps()).toBe(2);
});

it('one that is hurried for its release only, and has gone on, is left alone', async () => {
  const { steps, id } = await hurryDuringStep('untilWoken', 'line');
  await vi.waitFor(async () => expect(await queues.render.getJobState(id)).toBe('delayed'), patiently);
  const job = { production_ulid: id.slice(0, -2), attempt: 1 };
  expect(await hurryPatiently(job, { delay: 'line' })).toBe(true);
  expect(await queues.render.getJobState(id)).toBe('delayed');
  expect(steps()).toBe(1);
});

it('says when there is no job', async () => {
  const job = { production_ulid: ulid(), attempt: 1 };
  expect(await hurryPatiently(job)).toBe(false);
});
