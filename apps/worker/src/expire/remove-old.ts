import { removeExpiredPreviews, removeOldBulkActions } from '@bacs/db/bulk';
import { removeOldDeletions } from '@bacs/db/deletions';
import { removeOldClientEvents } from '@bacs/db/events';
import { removeOldKeys } from '@bacs/db/keys';
import { removeOldEvents } from '@bacs/db/productions';
import { removeOldPublicationEvents } from '@bacs/db/publications';
import { removeOldRequests } from '@bacs/db/requests';
import { removeOldInvitations } from '@bacs/db/spaces';
import { removeOldDeliveries } from '@bacs/db/webhooks';
import type { Dependencies } from '../dependencies.ts';

/** One statement removes no more rows than this, so that it holds its locks for a moment only. */
const batchSize = 500;
/** A run ends after this time, since a worker that is told to stop waits for it. The next run goes on. */
const runMs = 5_000;

/** What only grows, and for how many days it is kept. There is least of what comes first. */
const kinds = [
  { what: 'keys', setting: 'KEEP_ENDED_ACCESS_DAYS', remove: removeOldKeys },
  { what: 'invitations', setting: 'KEEP_ENDED_ACCESS_DAYS', remove: removeOldInvitations },
  { what: 'deletions', setting: 'KEEP_DELETIONS_DAYS', remove: removeOldDeletions },
  { what: 'bulk actions', setting: 'KEEP_PRODUCTION_EVENTS_DAYS', remove: removeOldBulkActions },
  { what: 'publication events', setting: 'KEEP_PUBLICATION_EVENTS_DAYS', remove: removeOldPublicationEvents },
  { what: 'idempotent requests', setting: 'KEEP_IDEMPOTENCY_DAYS', remove: removeOldRequests },
  { what: 'webhook deliveries', setting: 'KEEP_EVENTS_DAYS', remove: removeOldDeliveries },
  { what: 'events', setting: 'KEEP_EVENTS_DAYS', remove: removeOldClientEvents },
  { what: 'production events', setting: 'KEEP_PRODUCTION_EVENTS_DAYS', remove: removeOldEvents },
] as const;

/** Removes what has been kept for long enough, in small batches. Each is whole, so a worker may stop after any. */
export async function removeOld({
  db,
  config,
  logger,
}: Pick<Dependencies, 'db' | 'config' | 'logger'>): Promise<void> {
  const until = performance.now() + runMs;
  // A set that was only shown is of no use any more, however long the rest is kept.
  while (
    performance.now() < until &&
    (await removeExpiredPreviews(db, { limit: batchSize })).next !== undefined
  );
  for (const { what, setting, remove } of kinds) {
    const days = config[setting];
    let removed = 0;
    let after: number | undefined = days === 0 ? undefined : 0;
    while (after !== undefined && performance.now() < until) {
      const batch = await remove(db, { days, after, limit: batchSize });
      removed += batch.removed;
      after = batch.next;
    }
    if (removed > 0) logger.info({ removed, days }, `old ${what} are removed`);
  }
}
