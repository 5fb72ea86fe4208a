import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { verifyWebhook, WebhookVerificationError } from './verify-webhook.ts';

const secret = `whsec_${Buffer.from('a secret that nobody else knows').toString('base64')}`;
const event = { id: 42, type: 'production.completed', subject: '01M81C2WT8M8Q4W6X7Y8ZABCDE', data: null };
const body = JSON.stringify(event);

function headersOf(sentAt: Date): Record<string, string> {
  return {
    'Webhook-Id': 'msg_1',
    'Webhook-Timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
    'Webhook-Signature': new Webhook(secret).sign('msg_1', sentAt, body),
  };
}

it('returns the event of a webhook that is signed with the secret, however the headers come', () => {
  const headers = headersOf(new Date());
  expect(verifyWebhook({ body, headers, secret })).toEqual(event);
  expect(verifyWebhook({ body, headers: new Headers(headers), secret })).toEqual(event);
});

it('refuses a webhook that somebody has changed, that is old, or that is not signed', () => {
  const refused = [
    { body: body.replace('42', '43'), headers: headersOf(new Date()), secret },
    { body, headers: headersOf(new Date(Date.now() - 6 * 60_000)), secret },
    { body, headers: headersOf(new Date()), secret: secret.replace('whsec_YS', 'whsec_YT') },
    { body, headers: {}, secret },
  ];
  for (const delivery of refused)
    expect(() => verifyWebhook(delivery), JSON.stringify(delivery)).toThrow(WebhookVerificationError);
});
