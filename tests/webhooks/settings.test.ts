import { randomBytes } from 'node:crypto';
import { makeSecret, sealSecret } from '@bacs/webhooks';
import { expect, it } from 'vitest';
import { ok } from '../support/answers.ts';
import { startApi } from '../support/api.ts';
import { updateRow } from '../support/rows.ts';
import { startSink } from './sink.ts';

it('without a key for secrets there are no webhooks', async () => {
  const { signUp } = await startApi('webhooks_off', { WEBHOOK_SECRETS_KEY: undefined });
  const api = await signUp();
  const refused = await api.POST('/api/webhooks', { body: { url: 'https://example.com/' } });
  expect(refused).toMatchObject({ response: { status: 403 }, error: { code: 'WEBHOOKS_OFF' } });
});

it('when the key is lost that has encrypted a secret, a new secret makes the webhook work again', async () => {
  const { db, signUp } = await startApi('webhooks_lost', { WEBHOOK_LOOPBACK: 'true' });
  const [api, sink] = [await signUp(), await startSink()];
  const { webhook } = await ok(api.POST('/api/webhooks', { body: { url: sink.url } }));
  const at = { params: { path: { id: webhook.ulid } } };
  const sealed = sealSecret(makeSecret(), { keys: [randomBytes(32)], owner: webhook.ulid });
  await updateRow(db, 'webhook_endpoints', 1, { secret: sealed });
  const refused = await api.POST('/api/webhooks/{id}/test', at);
  expect(refused).toMatchObject({ response: { status: 409 }, error: { code: 'WEBHOOK_SECRET_LOST' } });
  await ok(api.POST('/api/webhooks/{id}/rotate-secret', at));
  expect(await ok(api.POST('/api/webhooks/{id}/test', at))).toMatchObject({ delivered: true });
});

it('loopback is refused unless it is allowed: when a webhook is made or changed, and when something is sent', async () => {
  const { db, signUp } = await startApi('webhooks_public', { WEBHOOK_LOOPBACK: 'false' });
  const [api, sink] = [await signUp(), await startSink()];
  const create = (url: string) => api.POST('/api/webhooks', { body: { url } });
  const refused = { response: { status: 422 }, error: { code: 'URL_REFUSED' } };
  expect(await create(sink.url)).toMatchObject(refused);
  const { webhook } = await ok(create('https://hooks.example.com'));
  expect(webhook.url).toBe('https://hooks.example.com/');
  const at = { params: { path: { id: webhook.ulid ?? '' } } };
  expect(await api.PATCH('/api/webhooks/{id}', { ...at, body: { url: sink.url } })).toMatchObject(refused);
  // As if it had been allowed before
  await updateRow(db, 'webhook_endpoints', 1, { url: sink.url });
  expect(await ok(api.POST('/api/webhooks/{id}/test', at))).toMatchObject({
    delivered: false,
    error: 'The URL must begin with https://',
  });
  expect(sink.received).toEqual([]);
});
