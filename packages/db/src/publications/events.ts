import { byIndex } from '../by-index.ts';
import { displayNameOf } from '../display-name.ts';
import type { Database, Tx } from '../schema.ts';

/** The changes of a publication. The older system has stored other words. */
export type PublicationAction =
  | 'requested'
  | 'published'
  | 'changed'
  | 'approved'
  | 'rejected'
  | 'unpublished'
  | 'republished'
  | 'replaced';

export type NewPublicationEvent = {
  publicationId: number;
  /** null when nobody asked for the change. */
  actorId: number | null;
  action: PublicationAction;
  detail: object;
};

/** Appends an event to a publication's history, in the transaction of the change that it records. */
export async function recordPublicationEvent(
  tx: Tx,
  publicationId: number,
  event: Omit<NewPublicationEvent, 'publicationId'>,
): Promise<void> {
  await recordPublicationEvents(tx, [{ publicationId, ...event }]);
}

/** Appends an event each to the histories of several publications. */
export async function recordPublicationEvents(tx: Tx, events: NewPublicationEvent[]): Promise<void> {
  await tx
    .insertInto('space_publication_events')
    .values(
      events.map(({ publicationId, actorId, action, detail }) => ({
        publication_id: publicationId,
        actor_user_id: actorId,
        action,
        detail: JSON.stringify(detail),
      })),
    )
    .execute();
}

type RecordedPublicationEvent = {
  id: number;
  action: string;
  detail: Record<string, unknown> | null;
  created_at: Date;
  actor_id: number | null;
  actor_display_name: string | null;
};

/** Reads a publication's history, newest first, from below the event id `before`. */
export async function publicationEventsOf(
  db: Database,
  publicationId: number,
  { before, limit }: { before?: number; limit: number },
): Promise<RecordedPublicationEvent[]> {
  let query = db
    .selectFrom(byIndex('space_publication_events', 'event', 'space_publication_events_publication'))
    .leftJoin('users as actor', 'actor.id', 'event.actor_user_id')
    .select(['event.id', 'event.action', 'event.detail', 'event.created_at'])
    .select('event.actor_user_id as actor_id')
    .select(displayNameOf('actor').as('actor_display_name'))
    .where('event.publication_id', '=', publicationId);
  if (before !== undefined) query = query.where('event.id', '<', before);
  return await query.orderBy('event.id', 'desc').limit(limit).execute();
}
