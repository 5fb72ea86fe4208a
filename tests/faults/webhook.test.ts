import { expect, inject, it, vi } from 'vitest';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { startService } from '../support/service.ts';
import { accepted, withNothing, withStatus } from '../webhooks/sink.ts';
import { hookUp } from '../webhooks/stage.ts';

const service = await startService('webhook', { RENDER_LOCK_MS: '3000' });
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { ...patiently, interval: 20 });

it('row 51: its worker is killed after it was sent: another one sends it again, and the receiver knows the id', async () => {
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

it('row 50: the receiver fails, redirects to the metadata of a cloud, hangs up: nothing follows, and all of it arrives later', async () => {
  const { api, sink, skipToNextTry } = await hookUp(service);
  const faults = [
    withStatus(500),
    withStatus(302, { location: 'http://169.254.169.254/latest/meta-data/' }),
    withStatus(400),
  ];
  sink.answer = (received, response) => {
    const fault = faults.shift();
    if (fault) fault(received, response);
    else response.destroy();
  };
  const file = await createStudio(inject('testDir')).film('webhook.mp4', '320x180', 1);
  const { ulid } = await api.produce(await api.upload(file));
  await api.waitFor(ulid, 'completed');
  await until(async () => {
    await skipToNextTry();
    expect(sink.received.length).toBeGreaterThan(4);
  });
  sink.answer = withStatus(204);
  await until(async () => {
    await skipToNextTry();
    const ofProduction = accepted(sink).filter(({ event }) => event.subject === ulid);
    const types = ofProduction.map(({ event }) => event.type.split('.')[1]);
    expect(types.filter((type) => type !== 'processing')).toEqual(['queued', 'submitted', 'completed']);
  });
});

it('Redis forgets everything: what is new arrives, and what is to be tried again', async () => {
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
