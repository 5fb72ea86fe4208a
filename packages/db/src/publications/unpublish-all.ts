import { sql } from 'kysely';
import type { Publication, Tx } from '../schema.ts';
import { recordPublicationEvents } from './events.ts';
import { shownStatuses } from './states.ts';

/** Who takes publications back, null for nobody, and why, for their histories. */
export type Unpublishing = { actorId: number | null; why: Record<string, string> };

/**
 * Unpublishes what will never be shown again: the publications of productions that failed, were canceled or are being
 * deleted. It runs in the transaction of that change, so that no feed reads past them, however many there are. The
 * caller has locked what they show.
 */
export async function unpublishAll(tx: Tx, publicationIds: number[], how: Unpublishing): Promise<void> {
  if (publicationIds.length === 0) return;
  const shown = await tx
    .selectFrom('space_publications')
    .select(['id', 'status'])
    .where('id', 'in', publicationIds)
    .where('status', 'in', shownStatuses)
    .forUpdate()
    .execute();
  await unpublishLocked(tx, shown, how);
}

/** Unpublishes everything that shows this production. */
export async function unpublishProduction(tx: Tx, productionId: number, how: Unpublishing): Promise<void> {
  const publications = await tx
    .selectFrom('space_publications')
    .select('id')
    .where('production_id', '=', productionId)
    .execute();
  await unpublishAll(
    tx,
    publications.map(({ id }) => id),
    how,
  );
}

/** Unpublishes publications that are shown or wait to be shown, which the caller has locked. */
export async function unpublishLocked(
  tx: Tx,
  shown: Pick<Publication, 'id' | 'status'>[],
  { actorId, why }: Unpublishing,
): Promise<void> {
  if (shown.length === 0) return;
  await tx
    .updateTable('space_publications')
    .set({ status: 'unpublished', unpublished_at: sql<Date>`CURRENT_TIMESTAMP`, replaces_id: null })
    .where(
      'id',
      'in',
      shown.map(({ id }) => id),
    )
    .execute();
  await recordPublicationEvents(
    tx,
    shown.map(({ id, status: from }) => ({
      publicationId: id,
      actorId,
      action: 'unpublished',
      detail: { from, to: 'unpublished', ...why },
    })),
  );
}
