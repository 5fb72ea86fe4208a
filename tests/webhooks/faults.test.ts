import { expect, it, vi } from 'vitest';
import { patiently } from '../support/patiently.ts';
import { startService } from '../support/service.ts';
import { accepted, withNothing, withStatus } from './sink.ts';
import { hookUp } from './stage.ts';

const service = await startService('webhooks_faults', { RENDER_LOCK_MS: '1000' });
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { ...patiently, interval: 20 });

it('what a worker was sending when it was killed is sent by another one', async () => {
  const { sink, tell } = await hookUp(service);
  const worker = await service.startWorker();
  sink.answer = withNothing;
  await tell('a');
  await until(() => expect(sink.received).toHaveLength(1));
  sink.answer = withStatus(204);
  worker.kill('SIGKILL');
  await service.runWorker();
  await until(() => expect(accepted(sink).map(({ event }) => event.subject)).toEqual(['a']));
  expect(new Set(sink.received.map(({ id, body }) => id + body)).size).toBe(1);
});

it('what is on its way arrives though Redis forgets everything, what is new and what is tried again', async () => {
  const { sink, tell, skipToNextTry } = await hookUp(service);
  sink.answer = withStatus(500);
  await tell('a');
  await until(() => expect(sink.received).toHaveLength(1));
  sink.answer = withStatus(204);
  const { redis } = service.deps;
  const keys = await redis.keys(`${service.environment['QUEUE_PREFIX']}:webhook:*`);
  expect(keys.length).toBeGreaterThan(0);
  await redis.del(...keys);
  await tell('b');
  await until(async () => {
    await skipToNextTry();
    expect(
      accepted(sink)
        .map(({ event }) => event.subject)
        .sort(),
    ).toEqual(['a', 'b']);
  });
});
