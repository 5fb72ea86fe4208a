import * as facts from './facts.ts';

/** Values of path parameters, by the part of the path before them */
export const pathExamples: Record<string, unknown> = {
  deliveries: facts.eventNumber,
  deletions: facts.deletionUlid,
  invitations: facts.invitationId,
  keys: 5,
  members: facts.ben.id,
  productions: facts.productionUlid,
  profiles: facts.profileName,
  publications: facts.publicationId,
  spaces: facts.spaceId,
  uploads: facts.uploadUuid,
  webhooks: facts.webhookUlid,
};

/** Values of query parameters and headers, by name. An operation that wants another one has it below. */
export const parameterExamples: Record<string, unknown> = {
  after: 4_210,
  created_after: '2026-11-22T00:00:00.000Z',
  created_before: '2026-11-23T00:00:00.000Z',
  cursor: 'WzQyXQ',
  dry_run: true,
  force: false,
  'idempotency-key': 'evening-news-2026-11-22',
  'if-none-match': '"kT3JkC0w3vQmZ2o7bq8hVw"',
  keep_descendants: false,
  'last-event-id': '4210',
  limit: 20,
  scope: 'own',
  status: 'completed',
  subject: facts.productionUlid,
  ticket: facts.secret,
  types: 'production.completed,production.failed',
  upload_id: facts.uploadUuid,
  user_id: facts.alma.id,
  wait: 25,
};

export const parameterExamplesOf: Record<string, Record<string, unknown>> = {
  getGlobalFeed: { cursor: 'WzEyLDE3OTUzNDI2ODAwMDBd' },
  getPublicGlobalFeed: { cursor: 'WzEyLDE3OTUzNDI2ODAwMDBd' },
  getPublicSpaceFeed: { cursor: 'WzEyLDE3OTUzNDI2ODAwMDBd' },
  getSpaceFeed: { cursor: 'WzEyLDE3OTUzNDI2ODAwMDBd' },
  listProductions: { cursor: 'WzEwOCwxNzk1MzQyNTYyMTIwXQ' },
  listSpacePublications: { status: 'pending' },
  listWebhookDeliveries: { status: 'failed' },
};
