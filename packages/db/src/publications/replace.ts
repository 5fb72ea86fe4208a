import { sql } from 'kysely';
import { lockProduction, lockUpload } from '../locks.ts';
import type { Publication, Tx, Visibility } from '../schema.ts';
import { recordPublicationEvent } from './events.ts';
import { awaitsModerator } from './review.ts';

export type Replacement = {
  /** The publication that the space shows now. */
  shown: Pick<Publication, 'id' | 'upload_id' | 'space_id'>;
  /** The production to show; null shows what the older system rendered for the upload itself. */
  productionId: number | null;
  actorId: number;
  /** true when the actor moderates the space. */
  moderated: boolean;
};

/**
 * Shows another production of the same upload in a publication's place, in one transaction. The new publication takes
 * over the time, hence the place in the feeds, and the settings; but a production of somebody else becomes no more
 * visible than it was.
 * @returns the id of the publication that is shown now; undefined when one of the two has changed meanwhile, or only a
 * moderator may show it.
 */
export async function tryReplace(
  tx: Tx,
  { shown, productionId, actorId, moderated }: Replacement,
): Promise<number | undefined> {
  if ((await lockUpload(tx, shown.upload_id))?.deletion_id !== null) return undefined;
  const rendered = await findRendered(tx, shown.upload_id, productionId);
  if (!rendered) return undefined;
  const old = await tx
    .selectFrom('space_publications')
    .selectAll()
    .where('id', '=', shown.id)
    .where('status', '=', 'published')
    .forUpdate()
    .executeTakeFirst();
  if (!old) return undefined;
  const known = await findInSpace(tx, old, productionId);
  if (known?.id === old.id) return old.id;
  if (!known && productionId === null) return undefined;
  if (known && !moderated && awaitsModerator(known)) return undefined;

  const id =
    known?.id ?? (await insertPublication(tx, old, { productionId, actorId, ownerId: rendered.user_id }));
  const settings = known && rendered.user_id !== actorId ? narrow(old, known) : settingsOf(old);
  await tx
    .updateTable('space_publications')
    .set({
      ...settings,
      status: 'published',
      approved_by: actorId,
      // The older system has left some publications without a time, or with one of zeros.
      published_at: isTime(old.published_at) ? old.published_at : sql<Date>`CURRENT_TIMESTAMP`,
      unpublished_at: null,
    })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('space_publications')
    // It was shown, so nobody objected to it. The older system did not always record who approved.
    .set({
      status: 'unpublished',
      approved_by: old.approved_by ?? actorId,
      unpublished_at: sql`CURRENT_TIMESTAMP`,
    })
    .where('id', '=', old.id)
    .execute();
  await recordPublicationEvent(tx, old.id, {
    actorId,
    action: 'replaced',
    detail: { from: 'published', to: 'unpublished', replaced_by: id },
  });
  await recordPublicationEvent(tx, id, {
    actorId,
    action: known ? 'republished' : 'published',
    detail: { from: known?.status ?? null, to: 'published', replaces: old.id },
  });
  return id;
}

/** Finds the owner of the render, and locks the render until the transaction ends; undefined if it cannot be shown. */
async function findRendered(tx: Tx, uploadId: number, productionId: number | null) {
  if (productionId === null)
    return await tx
      .selectFrom('uploads')
      .select('user_id')
      .where('id', '=', uploadId)
      .where('output_prefix', '!=', '')
      .executeTakeFirst();
  const production = await lockProduction(tx, productionId);
  if (!production || production.upload_id !== uploadId) return undefined;
  return production.status === 'completed' && production.deletion_id === null ? production : undefined;
}

/** Finds the publication of the production, or of the upload itself, in the same space. */
async function findInSpace(tx: Tx, { upload_id, space_id }: Publication, productionId: number | null) {
  return await tx
    .selectFrom('space_publications')
    .select(['id', 'status', 'approved_by', 'visibility', 'visible_in_space', 'visible_in_global'])
    .where('upload_id', '=', upload_id)
    .where('space_id', '=', space_id)
    .where('production_id', productionId === null ? 'is' : '=', productionId)
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

async function insertPublication(
  tx: Tx,
  old: Publication,
  {
    productionId,
    actorId,
    ownerId,
  }: { productionId: number | null; actorId: number; ownerId: number | null },
): Promise<number> {
  const { insertId } = await tx
    .insertInto('space_publications')
    .values({
      upload_id: old.upload_id,
      space_id: old.space_id,
      production_id: productionId,
      owner_user_id: ownerId,
      requested_by: actorId,
      status: 'published',
      distribution_flags: old.distribution_flags && JSON.stringify(old.distribution_flags),
      ...settingsOf(old),
    })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}

type Settings = Pick<Publication, 'visibility' | 'visible_in_space' | 'visible_in_global'>;

function settingsOf({ visibility, visible_in_space, visible_in_global }: Settings): Settings {
  return { visibility, visible_in_space, visible_in_global };
}

const widths: Record<Visibility, number> = { members: 0, inherit: 1, public: 2 };

function narrow(one: Settings, other: Settings): Settings {
  return {
    visibility: widths[one.visibility] < widths[other.visibility] ? one.visibility : other.visibility,
    visible_in_space: Math.min(one.visible_in_space, other.visible_in_space),
    visible_in_global: Math.min(one.visible_in_global, other.visible_in_global),
  };
}

function isTime(date: Date | null): date is Date {
  return date !== null && !Number.isNaN(date.getTime());
}
