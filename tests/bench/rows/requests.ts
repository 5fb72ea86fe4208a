import { randomUUID } from 'node:crypto';
import type { World } from '../../support/operations.ts';
import type { Mine } from './build-mine.ts';

/** One request of an operation. Without anything, it is the example of openapi.json with the ids of the world. */
export type Request = {
  /** What is special about it. */
  what?: string;
  query?: Record<string, string>;
  /** Whose key it carries: a member's unless it says so. */
  as?: 'member' | 'operator';
  /** These members replace those of the example. */
  body?: (mine: Mine) => object;
  /** Makes what the request changes; its ids replace those of the world. */
  make?: (mine: Mine) => Promise<Partial<World>>;
};

const times = { created_after: '2026-01-01T00:00:01Z', created_before: '2026-12-31T00:00:00Z' };
const statuses = ['queued', 'submitted', 'processing', 'completed', 'failed', 'canceled', 'deleting'];

const production = (status: 'queued' | 'completed' | 'failed') => async (mine: Mine) => ({
  productions: (await mine.make.production(status)).ulid,
});
const publication = (status: 'pending' | 'published' | 'unpublished') => async (mine: Mine) => ({
  publications: await mine.make.publication(status),
});
const key = async ({ make }: Mine) => ({ keys: await make.key() });
const webhook = async ({ make }: Mine) => ({ webhooks: await make.webhook() });
const span = { from: times.created_after, to: times.created_before };
const preview = async ({ make }: Mine) => ({ 'bulk-actions': await make.bulkAction(50, 'previewed') });
const bulkAction = async ({ make }: Mine) => ({ 'bulk-actions': await make.bulkAction(50) });
const inHall = async ({ hall }: Mine) => ({ spaces: hall });

/**
 * The requests of each operation, where the example alone would not show everything that it may cost. Every list is
 * asked for its second page as well. A test fails when a query parameter of an operation is in none of its requests.
 */
export const requests: Record<string, Request[]> = {
  getOverview: [{ as: 'operator' }],
  findProductions: [
    { as: 'operator' },
    ...statuses.map((status): Request => ({ what: status, as: 'operator', query: { status } })),
    { what: 'of a user', as: 'operator', query: { user_id: '{user}' } },
    { what: 'of a user, failed', as: 'operator', query: { user_id: '{user}', status: 'failed' } },
    { what: 'by their end', as: 'operator', query: { by: 'ended' } },
    { what: 'by their end, failed', as: 'operator', query: { by: 'ended', status: 'failed', ...span } },
    { what: 'with a code, by their end', as: 'operator', query: { by: 'ended', error_code: 'C' } },
    { what: 'with a code', as: 'operator', query: { error_code: 'C' } },
    { what: 'with a cause', as: 'operator', query: { cause: 'none' } },
    { what: 'of a profile', as: 'operator', query: { profile: 'none' } },
    { what: 'with a text', as: 'operator', query: { text: 'none' } },
    { what: 'by ULID', as: 'operator', query: { text: '{production}' } },
  ],
  inspectProduction: [{ as: 'operator' }],
  listFailures: [
    { as: 'operator' },
    { what: 'of a time', as: 'operator', query: span },
    { what: 'of a user', as: 'operator', query: { user_id: '{user}' } },
    { what: 'with a code', as: 'operator', query: { error_code: 'C' } },
  ],
  previewBulkAction: [
    { as: 'operator' },
    { what: 'of a user', as: 'operator', body: () => ({ filter: { status: 'failed' } }) },
  ],
  startBulkAction: [{ as: 'operator', make: preview }],
  listBulkActions: [{ as: 'operator' }],
  getBulkAction: [{ as: 'operator' }],
  listBulkActionItems: [
    { as: 'operator' },
    ...['done', 'skipped', 'refused'].map(
      (outcome): Request => ({ what: outcome, as: 'operator', query: { outcome } }),
    ),
  ],
  abortBulkAction: [{ as: 'operator', make: bulkAction }],
  listApiKeys: [
    {},
    { what: 'of a user', as: 'operator', query: { user_id: '{user}' } },
    { what: 'of all', as: 'operator' },
  ],
  createSession: [{ body: ({ keys }) => ({ api_key: keys.member }) }],
  listWorkers: [{ as: 'operator' }],
  closeSpace: [{ as: 'operator' }],
  listSpaces: [
    {},
    { what: 'with a slug', query: { slug: 's1' } },
    { what: 'with a role', query: { mine: 'true' } },
  ],
  reopenSpace: [{ as: 'operator', make: async ({ make }) => ({ spaces: await make.clearedSpace() }) }],
  acceptInvitation: [{ make: async ({ make }) => ({ code: await make.code() }) }],
  revokeApiKey: [
    { make: key },
    { what: 'without its descendants', query: { keep_descendants: 'true' }, make: key },
  ],
  completeUpload: [{ make: async ({ make }) => ({ uploads: await make.sentUpload() }) }],
  listEvents: [
    {},
    { what: 'after one', query: { after: '{oldest}', wait: '0' } },
    { what: 'of a subject', query: { subject: '{upload}' } },
    { what: 'of a type', query: { types: 'production.completed' } },
    { what: 'of all', as: 'operator', query: { scope: 'all' } },
  ],
  streamEvents: [
    { query: { after: '{event}' } },
    { what: 'of a subject', query: { subject: '{upload}', types: 'upload.completed', ticket: 'none' } },
    { what: 'of all', as: 'operator', query: { scope: 'all' } },
  ],
  streamProductionEvents: [{ query: { after: '{oldest}', ticket: 'none' } }],
  listProductions: [
    {},
    ...statuses.map((status) => ({ what: status, query: { status } })),
    { what: 'of an upload', query: { upload_id: '{upload}' } },
    { what: 'of an upload, failed', query: { upload_id: '{upload}', status: 'failed' } },
    { what: 'of a time', query: times },
    { what: 'of a time, failed', query: { ...times, status: 'failed' } },
    { what: 'of a time and an upload', query: { ...times, upload_id: '{upload}' } },
    { what: 'of all', as: 'operator', query: { scope: 'all' } },
    { what: 'of all, queued', as: 'operator', query: { scope: 'all', status: 'queued' } },
    { what: 'of all, failed', as: 'operator', query: { scope: 'all', status: 'failed' } },
    { what: 'of all, of a time', as: 'operator', query: { ...times, scope: 'all' } },
    {
      what: 'of all, of a time, failed',
      as: 'operator',
      query: { ...times, scope: 'all', status: 'failed' },
    },
    { what: 'of a user', as: 'operator', query: { user_id: '{user}' } },
    { what: 'of a time and an upload, queued', query: { ...times, upload_id: '{upload}', status: 'queued' } },
  ],
  getProduction: [{}, { what: 'waiting', make: production('queued') }],
  updateProduction: [{ make: production('queued') }],
  expediteProduction: [{ as: 'operator', make: production('queued') }],
  cancelProduction: [{ make: production('queued') }],
  retryProduction: [{ make: production('failed') }],
  createProductions: [
    {},
    { what: 'of twenty', body: () => ({ items: Array.from({ length: 20 }, () => ({})) }) },
  ],
  createSpace: [{ body: () => ({ slug: randomUUID() }) }],
  createPublication: [{ make: production('completed') }, { what: 'unfinished', make: production('queued') }],
  listSpacePublications: [
    {},
    ...['published', 'pending', 'rejected'].map((status) => ({ what: status, query: { status } })),
    { what: 'of mine among others', make: inHall },
    { what: 'of mine among others, pending', make: inHall, query: { status: 'pending' } },
  ],
  getFeedItem: [{}, { what: 'of others', as: 'operator' }],
  getSpaceFeed: [{}, { what: 'of a channel', make: inHall }],
  approvePublication: [{ make: publication('pending') }],
  rejectPublication: [{ make: publication('pending') }],
  unpublishPublication: [{ make: publication('published') }],
  republishPublication: [{ make: publication('unpublished') }],
  replacePublication: [
    {
      make: async ({ make }) => ({
        publications: await make.publication('published'),
        productions: (await make.production('completed')).ulid,
      }),
    },
  ],
  listWebhookDeliveries: [
    {},
    ...['pending', 'held', 'delivered', 'failed'].map((status) => ({ what: status, query: { status } })),
  ],
  updateWebhook: [
    { make: webhook },
    { what: 'disabled', make: webhook, body: () => ({ status: 'disabled' }) },
  ],
  replayWebhook: [{}, { what: 'undelivered', body: () => ({ undelivered: true }) }],
  deleteWebhook: [{ make: webhook }],
  deleteProduction: [
    { what: 'dry run', query: { dry_run: 'true' }, make: production('completed') },
    { make: production('completed'), query: { force: 'true' } },
  ],
  deleteUpload: [
    {
      what: 'dry run',
      query: { dry_run: 'true' },
      make: async ({ make }) => ({ uploads: await make.fullUpload() }),
    },
    { query: { force: 'true' }, make: async ({ make }) => ({ uploads: await make.fullUpload() }) },
    {
      what: 'deleted before',
      make: async ({ make }) => ({ uploads: await make.deletedUpload() }),
    },
  ],
};
