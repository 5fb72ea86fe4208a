import { findEndpoint } from '@bacs/db/webhooks';
import { Webhook } from 'standardwebhooks';
import { expect, it, vi } from 'vitest';
import { ok } from '../support/answers.ts';
import { patiently } from '../support/patiently.ts';
import { startService } from '../support/service.ts';
import { accepted, withStatus } from './sink.ts';
import { hookUp, letWebhookTimePass } from './stage.ts';

const service = await startService('webhooks_manage', { RATE_LIMIT_PER_MINUTE: '0', MAX_WEBHOOKS: '2' });
await service.runWorker();

const until = (check: () => void | Promise<void>) => vi.waitFor(check, { ...patiently, interval: 20 });
const at = (id: string) => ({ params: { path: { id } } });

it('the secret is shown once, and is nowhere in the database', async () => {
  const api = await service.signUp();
  const create = () =>
    ok(
      api.POST('/api/webhooks', {
        params: { header: { 'idempotency-key': 'one' } },
        body: { url: 'http://localhost:9/' },
      }),
    );
  const { webhook, secret } = await create();
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  expect(await create()).toEqual({ webhook, secret: null });
  const shown = await ok(api.GET('/api/webhooks/{id}', at(webhook.ulid ?? '')));
  const row = await findEndpoint(service.db, api.user.id, webhook.ulid ?? '');
  const bytes = secret?.slice('whsec_'.length) ?? '';
  expect(JSON.stringify([shown, row])).not.toContain(bytes);
  expect(JSON.stringify(row)).not.toContain(Buffer.from(bytes, 'base64').toString('base64url'));
});

it('a rotated secret signs beside the new one for a day, and not after it', async () => {
  const { api, sink, ulid, tell } = await hookUp(service);
  const old = sink.secret ?? '';
  const rotated = await ok(api.POST('/api/webhooks/{id}/rotate-secret', at(ulid)));
  sink.secret = undefined;
  const verifyLast = (secret: string) => {
    const { body, headers } = sink.received.at(-1) ?? { body: '', headers: {} };
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  };
  await tell('a');
  await until(() => expect(accepted(sink)).toHaveLength(1));
  expect(verifyLast(old)).toEqual(verifyLast(rotated.secret ?? ''));
  const endpoint = await findEndpoint(service.db, api.user.id, ulid);
  await letWebhookTimePass(service.db, endpoint?.id ?? 0, 24 * 60 * 60_000);
  await tell('b');
  await until(() => expect(accepted(sink)).toHaveLength(2));
  expect(verifyLast(rotated.secret ?? '')).toMatchObject({ subject: 'b' });
  expect(() => verifyLast(old)).toThrow('No matching signature found');
});

it('a test is sent at once, answers what was said, and lets go what a failure has held up', async () => {
  const { api, sink, ulid, tell } = await hookUp(service);
  // It is not tried again by itself meanwhile.
  sink.answer = withStatus(404, { 'retry-after': '1800' }, 'x'.repeat(5_000));
  await tell('a');
  await until(() => expect(sink.received).toHaveLength(1));
  const test = () => ok(api.POST('/api/webhooks/{id}/test', at(ulid)));
  expect(await test()).toEqual({ delivered: false, status: 404, answer: 'x'.repeat(1_024), error: null });
  sink.answer = withStatus(204);
  await until(async () => {
    expect(await ok(api.GET('/api/webhooks/{id}', at(ulid)))).toMatchObject({
      failing_since: expect.any(String),
    });
  });
  expect(await test()).toEqual({ delivered: true, status: 204, answer: '', error: null });
  expect(sink.received.at(-1)?.event).toMatchObject({ id: 0, type: 'webhook.test', subject: ulid });
  await until(() => expect(accepted(sink).map(({ event }) => event.subject)).toEqual([ulid, 'a']));
  const wrong = await ok(
    api.PATCH('/api/webhooks/{id}', { ...at(ulid), body: { url: 'http://127.0.0.1:1/' } }),
  );
  expect(wrong.url).toBe('http://127.0.0.1:1/');
  expect(await test()).toMatchObject({ delivered: false, status: null, error: expect.stringContaining('1') });
});

it('only events of the types that were chosen are sent, and a user has a limited number of webhooks', async () => {
  const { api, sink, tell } = await hookUp(service, ['upload.completed']);
  const second = await hookUp(service, ['production.deleted'], api);
  await tell('a');
  await until(() => expect(second.sink.received).toHaveLength(1));
  expect(sink.received).toEqual([]);
  const third = await api.POST('/api/webhooks', { body: { url: sink.url } });
  expect(third).toMatchObject({ response: { status: 429 }, error: { code: 'QUOTA_EXCEEDED' } });
  await api.request('DELETE', `/api/webhooks/${second.ulid}`);
  expect((await api.POST('/api/webhooks', { body: { url: sink.url } })).response.status).toBe(201);
});

it('one event, all since a time, or those that have not arrived are sent again, with the same bodies', async () => {
  const { api, sink, ulid, tell, deliveries } = await hookUp(service, ['production.deleted']);
  sink.answer = withStatus(204);
  await tell('a', 'b');
  await until(() => expect(accepted(sink)).toHaveLength(2));
  const [first] = sink.received;
  await until(async () =>
    expect((await deliveries()).every(({ status }) => status === 'delivered')).toBe(true),
  );
  const again = (event: number) =>
    api.POST('/api/webhooks/{id}/deliveries/{event}/replay', { params: { path: { id: ulid, event } } });
  expect(await ok(again(first?.event.id ?? 0))).toMatchObject({ status: 'pending', attempts: 0 });
  await until(() => expect(accepted(sink)).toHaveLength(3));
  expect(sink.received[2]).toMatchObject({ id: first?.id, body: first?.body });

  const replay = (undelivered: boolean) =>
    ok(
      api.POST('/api/webhooks/{id}/replay', {
        ...at(ulid),
        body: { since: '2026-01-01T00:00:00.000Z', undelivered },
      }),
    );
  await until(async () =>
    expect((await deliveries()).every(({ status }) => status === 'delivered')).toBe(true),
  );
  await replay(true);
  await tell('c');
  await until(() => expect(accepted(sink)).toHaveLength(4));
  await until(async () =>
    expect((await deliveries()).every(({ status }) => status === 'delivered')).toBe(true),
  );
  await replay(false);
  await until(() => expect(accepted(sink)).toHaveLength(7));
  expect(
    accepted(sink)
      .map(({ event }) => event.subject)
      .slice(4)
      .sort(),
  ).toEqual(['a', 'b', 'c']);
  for (const { id, body } of sink.received)
    expect(body).toBe(sink.received.find((other) => other.id === id)?.body);

  const stranger = await hookUp(service);
  await stranger.tell('d');
  await until(() => expect(accepted(stranger.sink)).toHaveLength(1));
  const theirs = await again(stranger.sink.received[0]?.event.id ?? 0);
  expect(theirs).toMatchObject({ response: { status: 404 }, error: { code: 'EVENT_NOT_FOUND' } });
});
