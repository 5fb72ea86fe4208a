import type { EventType } from '@bacs/domain';
import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import { displayNameOf } from '../display-name.ts';
import { tell } from '../events/index.ts';
import { keptSince, type Removed, type Retention } from '../retention.ts';
import type { Database, Tx } from '../schema.ts';
import { ownerOf, publicationsAsOwned } from './find.ts';
import type { PublicationAction } from './states.ts';

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
  await tellOfPublications(tx, events);
}

const types: Record<PublicationAction, EventType> = {
  requested: 'publication.requested',
  published: 'publication.published',
  republished: 'publication.published',
  changed: 'publication.changed',
  approved: 'publication.approved',
  rejected: 'publication.rejected',
  unpublished: 'publication.unpublished',
  replaced: 'publication.replaced',
};

/** Tells of the changes, which are made. */
async function tellOfPublications(tx: Tx, events: NewPublicationEvent[]): Promise<void> {
  const rows = await publicationsAsOwned(
    tx,
    events.map(({ publicationId }) => publicationId),
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  await tell(
    tx,
    events.flatMap(({ publicationId, action }) => {
      const row = known.get(publicationId);
      if (!row) return [];
      return { type: types[action], subject: String(row.id), userId: ownerOf(row), snapshot: row };
    }),
  );
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

/** Removes what happened to publications long ago. A line of the older system may have no time: it is the oldest. */
export async function removeOldPublicationEvents(
  db: Database,
  { days, after, limit }: Retention,
): Promise<Removed> {
  const page = await db
    .selectFrom(byIndex('space_publication_events', 'event', 'PRIMARY'))
    .select('event.id')
    .select((eb) => eb.fn.coalesce(eb('event.created_at', '<', keptSince(days)), sql<number>`1`).as('is_old'))
    .where('event.id', '>', after)
    .orderBy('event.id')
    .limit(limit)
    .execute();
  const old = page.filter(({ is_old }) => Number(is_old) === 1).map(({ id }) => id);
  if (old.length > 0) await db.deleteFrom('space_publication_events').where('id', 'in', old).execute();
  return {
    removed: old.length,
    next: page.length === limit && old.at(-1) === page.at(-1)?.id ? old.at(-1) : undefined,
  };
}
