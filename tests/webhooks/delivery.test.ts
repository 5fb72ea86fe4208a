import { expect, it, vi } from 'vitest';
import { ok } from '../support/answers.ts';
import { lookUntil, patiently } from '../support/patiently.ts';
import { startService } from '../support/service.ts';
import { accepted, type Received, withNothing, withStatus } from './sink.ts';
import { hookUp } from './stage.ts';

const service = await startService('webhooks', { RATE_LIMIT_PER_MINUTE: '0' });
// With one of them, whoever does not give way is seen.
await service.runWorker({ WEBHOOK_CONCURRENCY: '2' });

const hour = 60 * 60_000;
const subjectsOf = (received: Received[]) => received.map(({ event }) => event.subject);
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { ...patiently, interval: 20 });

it('a receiver that fails for a day gets each event, in the order of its subject, and never two bodies of one id', async () => {
  const { api, sink, tell, deliveries, skipToNextTry } = await hookUp(service);
  const other = await hookUp(service);
  sink.answer = withStatus(500, {}, 'in repair');
  await tell('a', 'b', 'a', 'c', 'b', 'a');
  await other.tell('a');
  let passedMs = 0;
  while (passedMs < 24 * hour) {
    const tries = sink.received.length;
    await until(async () => {
      passedMs += (await skipToNextTry()) ?? 0;
      expect(sink.received.length).toBeGreaterThan(tries);
    });
  }
  const failed = (await deliveries()).find(({ attempts }) => attempts > 0);
  expect(failed).toMatchObject({ status: 'pending', last_status: 500, last_answer: 'in repair' });
  sink.answer = withStatus(204);
  await until(async () => {
    await skipToNextTry();
    expect(accepted(sink)).toHaveLength(6);
  });
  const { items } = await ok(api.GET('/api/events', { params: { query: {} } }));
  expect(accepted(sink).map(({ event }) => event)).toEqual(expect.arrayContaining(items));
  for (const subject of ['a', 'b', 'c']) {
    const order = accepted(sink).flatMap(({ event }) => (event.subject === subject ? event.id : []));
    expect(order).toEqual(items.flatMap((event) => (event.subject === subject ? event.id : [])));
  }
  const bodies = new Map(sink.received.map(({ id, body }) => [id, body]));
  expect([...bodies.keys()].sort()).toEqual(items.map(({ id }) => String(id)).sort());
  for (const { id, body } of sink.received) expect(body).toBe(bodies.get(id));
  await until(async () =>
    expect((await deliveries()).map(({ status }) => status)).toEqual(Array(6).fill('delivered')),
  );
  expect(subjectsOf(other.sink.received)).toEqual(['a']);
});

it('a receiver that hangs, and one with hundreds of events before it, hold up nobody', async () => {
  const [hanging, busy, quick] = [await hookUp(service), await hookUp(service), await hookUp(service)];
  hanging.sink.answer = withNothing;
  await hanging.tell(...Array.from({ length: 20 }, (_one, index) => `h${index}`));
  await until(() => expect(hanging.sink.received.length).toBeGreaterThan(0));
  const many = 400;
  await busy.tell(...Array.from({ length: many }, (_one, index) => `b${index}`));
  await until(() => expect(busy.sink.received.length).toBeGreaterThan(0));
  await quick.tell('q');
  await until(() => expect(quick.sink.received).toHaveLength(1));
  expect(busy.sink.received.length).toBeLessThan(many);
  expect(accepted(hanging.sink)).toEqual([]);
  await until(() => expect(accepted(busy.sink)).toHaveLength(many));
  expect(new Set(subjectsOf(busy.sink.received)).size).toBe(many);
  hanging.sink.answer = withStatus(204);
  expect((await hanging.api.request('DELETE', `/api/webhooks/${hanging.ulid}`)).status).toBe(204);
});

it('a receiver that has got nothing for three days is disabled, which its owner is told, and goes on once it is enabled', async () => {
  const { api, sink, ulid, tell, deliveries, skipToNextTry } = await hookUp(service);
  const at = { params: { path: { id: ulid } } };
  sink.answer = withStatus(503);
  await tell('x', 'y');
  await until(async () => {
    await skipToNextTry();
    expect(await ok(api.GET('/api/webhooks/{id}', at))).toMatchObject({
      status: 'disabled',
      disabled: { reason: 'failing' },
    });
  });
  const query = { types: 'webhook.disabled', subject: ulid, wait: 25 };
  const { items } = await ok(api.GET('/api/events', { params: { query } }));
  expect(items).toMatchObject([{ data: { ulid, status: 'disabled', disabled: { reason: 'failing' } } }]);
  expect(JSON.stringify(items)).not.toContain('secret"');
  await tell('z');
  expect((await deliveries()).map(({ status }) => status)).toEqual(['held', 'held']);
  sink.answer = withStatus(204);
  await ok(api.PATCH('/api/webhooks/{id}', { ...at, body: { status: 'active' } }));
  await until(() => expect(subjectsOf(accepted(sink)).sort()).toEqual([ulid, 'x', 'y', 'z'].sort()));
});

it('one event that a receiver cannot take does not end the others, and is tried for three days', async () => {
  const { sink, tell, deliveries, skipToNextTry } = await hookUp(service);
  sink.answer = (received, response) =>
    withStatus(received.event.subject === 'poison' ? 500 : 204)(received, response);
  await tell('poison', 'poison', 'x');
  await until(async () => {
    // What arrives meanwhile says that the receiver is well.
    await tell('x');
    await skipToNextTry();
    const ofPoison = (await deliveries()).filter(({ subject }) => subject === 'poison');
    expect(ofPoison.map(({ status }) => status)).toEqual(['pending', 'failed']);
  });
  const [, failed] = (await deliveries()).filter(({ subject }) => subject === 'poison');
  expect(failed?.attempts).toBeGreaterThanOrEqual(8);
});

it('a receiver that answers 410 is disabled at once', async () => {
  const { api, sink, ulid, tell } = await hookUp(service);
  sink.answer = withStatus(410);
  await tell('x');
  await until(async () =>
    expect(await ok(api.GET('/api/webhooks/{id}', { params: { path: { id: ulid } } }))).toMatchObject({
      disabled: { reason: 'gone' },
    }),
  );
  expect(sink.received).toHaveLength(1);
});

it('a receiver that asks for time is given it', async () => {
  const { sink, tell, deliveries } = await hookUp(service);
  sink.answer = withStatus(429, { 'retry-after': '1800' });
  await tell('x');
  await until(async () => expect((await deliveries())[0]?.attempts).toBe(1));
  const [delivery] = await deliveries();
  const waitMs = Date.parse(delivery?.next_try_at ?? '') - Date.parse(delivery?.last_tried_at ?? '');
  expect(waitMs).toBe(1_800_000);
});

it('events that a receiver refuses hold up no others', async () => {
  const { sink, tell, deliveries, findNextTryMs, skip } = await hookUp(service);
  const refused = Array.from({ length: 30 }, (_one, index) => `refused${index}`);
  sink.answer = (received, response) =>
    withStatus(refused.includes(received.event.subject) ? 400 : 204)(received, response);
  /** @returns how much time the endpoint has skipped until these have come, in ms */
  const skipUntil = async (...subjects: string[]) => {
    let passedMs = 0;
    const haveCome = async () => {
      const ms = await findNextTryMs();
      if (isIn(subjectsOf(sink.received), subjects)) return true;
      // One that goes on, or is due, is no wait.
      if (ms) {
        await skip(ms);
        passedMs += ms;
      }
      return undefined;
    };
    await lookUntil(haveCome, () => `only these have come: ${subjectsOf(sink.received)}`);
    return passedMs;
  };
  await tell(...refused);
  await skipUntil(...refused);
  for (const subject of ['one', 'two', 'three']) {
    await tell(subject);
    await until(async () => expect((await deliveries())[0]).toMatchObject({ subject }));
    // A pause is of ten minutes and half as much again at most.
    expect(await skipUntil(subject)).toBeLessThan(16 * 60_000);
  }
});

function isIn(all: string[], some: string[]): boolean {
  return some.every((one) => all.includes(one));
}
