/** Everything that clients are told of, as `subject.change`. */
export const eventTypes = [
  'production.queued',
  'production.submitted',
  'production.processing',
  'production.completed',
  'production.failed',
  'production.canceled',
  'production.deleting',
  'production.deleted',
  'upload.completed',
  'upload.deleted',
  'publication.requested',
  'publication.published',
  'publication.changed',
  'publication.approved',
  'publication.rejected',
  'publication.unpublished',
  'publication.replaced',
  'deletion.completed',
  'deletion.failed',
  'webhook.disabled',
  // It is sent to try an endpoint, and no stream has it.
  'webhook.test',
] as const;

export type EventType = (typeof eventTypes)[number];
