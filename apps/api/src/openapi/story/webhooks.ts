import { eventNumber, page, productionUlid, secret, webhookUlid } from './facts.ts';

const url = 'https://hooks.example.com/bacs';
const types = ['production.completed', 'production.failed'];
const webhook = {
  ulid: webhookUlid,
  url,
  types,
  status: 'active',
  disabled: null,
  failing_since: null,
  delivered_at: null,
  previous_secret_until: null,
  created_at: '2026-11-22T10:01:00.000Z',
};
const delivered = { ...webhook, delivered_at: '2026-11-22T10:18:20.000Z' };
const delivery = {
  event_id: eventNumber,
  type: 'production.completed',
  subject: productionUlid,
  status: 'delivered',
  attempts: 1,
  next_try_at: null,
  last_tried_at: '2026-11-22T10:18:20.000Z',
  last_status: 204,
  last_answer: '',
  last_error: null,
  ended_at: '2026-11-22T10:18:20.000Z',
  created_at: '2026-11-22T10:18:19.900Z',
};
const again = {
  ...delivery,
  status: 'pending',
  attempts: 0,
  next_try_at: '2026-11-22T11:00:00.000Z',
  ended_at: null,
};

export const webhookExamples = {
  createWebhook: { body: { url, types }, 201: { webhook, secret: `whsec_${secret}=` } },
  listWebhooks: { 200: page(delivered) },
  getWebhook: { 200: delivered },
  updateWebhook: {
    body: { types: null, status: 'active' },
    200: { ...delivered, types: null },
  },
  rotateWebhookSecret: {
    200: {
      webhook: { ...delivered, previous_secret_until: '2026-11-23T11:00:00.000Z' },
      secret: `whsec_${secret}=`,
    },
  },
  testWebhook: { 200: { delivered: true, status: 204, answer: '', error: null } },
  listWebhookDeliveries: { 200: page(delivery) },
  replayWebhook: { body: { since: '2026-11-22T10:00:00.000Z', undelivered: false }, 202: delivered },
  replayWebhookDelivery: { 202: again },
};
