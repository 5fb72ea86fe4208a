import * as facts from './facts.ts';

/** Values of path parameters, by the part of the path before them */
export const pathExamples: Record<string, unknown> = {
  'bulk-actions': facts.bulkActionUlid,
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
  by: 'created',
  cause: 'MediaConvert completed, but S3 lacks {number} of its outputs: {key}',
  created_after: '2026-11-22T00:00:00.000Z',
  created_before: '2026-11-23T00:00:00.000Z',
  cursor: 'WzQyXQ',
  dry_run: true,
  error_code: 'OUTPUT_MISSING',
  force: false,
  from: '2026-11-22T00:00:00.000Z',
  'idempotency-key': 'evening-news-2026-11-22',
  'if-none-match': '"kT3JkC0w3vQmZ2o7bq8hVw"',
  keep_descendants: false,
  'last-event-id': '4210',
  limit: 20,
  mine: true,
  outcome: 'skipped',
  profile: facts.profileName,
  scope: 'own',
  slug: facts.spaceSlug,
  status: 'completed',
  subject: facts.productionUlid,
  text: 'evening',
  ticket: facts.secret,
  to: '2026-11-23T00:00:00.000Z',
  types: 'production.completed,production.failed',
  upload_id: facts.uploadUuid,
  user_id: facts.alma.id,
  wait: 25,
};

export const parameterExamplesOf: Record<string, Record<string, unknown>> = {
  findProductions: { cursor: 'WzEwOCwxNzk1MzQyNTYyMTIwXQ', status: 'failed' },
  getGlobalFeed: { cursor: 'WzEyLDE3OTUzNDI2ODAwMDBd' },
  getPublicGlobalFeed: { cursor: 'WzEyLDE3OTUzNDI2ODAwMDBd' },
  getPublicSpaceFeed: { cursor: 'WzEyLDE3OTUzNDI2ODAwMDBd' },
  getSpaceFeed: { cursor: 'WzEyLDE3OTUzNDI2ODAwMDBd' },
  listBulkActions: { cursor: 'WzUsMTc5NTM0NjQwMDAwMF0' },
  listProductions: { cursor: 'WzEwOCwxNzk1MzQyNTYyMTIwXQ' },
  listSpacePublications: { status: 'pending' },
  listWebhookDeliveries: { status: 'failed' },
};
