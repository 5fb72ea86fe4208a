import { lockProduction, lockUpload } from '../locks.ts';
import type { Publication, Tx, Visibility } from '../schema.ts';
import type { ReadableSpace } from '../spaces/index.ts';
import { recordPublicationEvent } from './events.ts';
import { statusAfter } from './review.ts';
import { actionTo, statusColumns } from './states.ts';
import { leavePlace, lockReplaceable, placeOf } from './take-place.ts';

export type Replacement = {
  /** The publication that the space shows now. */
  shown: Pick<Publication, 'id' | 'upload_id' | 'space_id'>;
  /** The upload to show, usually the same one. */
  uploadId: number;
  /** Its production; null shows what the older system rendered for the upload itself. */
  productionId: number | null;
  actorId: number;
  space: Pick<ReadableSpace, 'role' | 'settings'>;
};

/**
 * Shows another production in a publication's place, in one transaction, or asks a moderator to approve that. The caller
 * keeps the space open. The new publication takes over the settings, and the time, hence the place in the feeds; but a
 * production of somebody else becomes no more visible than it was.
 * @returns the id of the publication that is shown now, or waits for approval; undefined when one of the two has changed
 * meanwhile.
 */
export async function tryReplace(
  tx: Tx,
  { shown, uploadId, productionId, actorId, space }: Replacement,
): Promise<number | undefined> {
  for (const id of [shown.upload_id, uploadId].sort((a, b) => a - b))
    if ((await lockUpload(tx, id))?.deletion_id !== null) return undefined;
  const rendered = await findRendered(tx, uploadId, productionId);
  if (!rendered) return undefined;
  const old = await lockReplaceable(tx, shown.id);
  if (!old) return undefined;
  const known = await findInSpace(tx, { spaceId: old.space_id, uploadId, productionId });
  if (known?.id === old.id) return old.id;
  if (!known && productionId === null) return undefined;

  const to = statusAfter(known, space);
  const isOwn = rendered.user_id === actorId;
  const settings = known && !isOwn ? narrow(old, known) : settingsOf(old);
  if (to === 'pending') {
    // The space shows both already. Waiting for a moderator would take one of them away.
    if (known?.status === 'published') return undefined;
    if (known && isAsked(known, old, settings)) return known.id;
  }
  const columns =
    to === 'pending'
      ? { ...statusColumns(to, actorId), replaces_id: old.id }
      : { ...statusColumns(to, actorId), published_at: placeOf(old), replaces_id: null };
  const wanted = { uploadId, productionId, actorId, ownerId: rendered.user_id };
  const id = known?.id ?? (await insertPublication(tx, old, wanted));
  await tx
    .updateTable('space_publications')
    // Whoever requested it may manage it for good, which a moderator must not do with what belongs to somebody else.
    .set({ ...settings, ...columns, ...(known && !isOwn && { requested_by: known.requested_by }) })
    .where('id', '=', id)
    .execute();
  if (to === 'published') await leavePlace(tx, old, { replacedBy: id, actorId });
  await recordPublicationEvent(tx, id, {
    actorId,
    action: actionTo(to, known !== undefined),
    detail: { from: known?.status ?? null, to, replaces: old.id },
  });
  return id;
}

/** Tells whether the same was asked already. */
function isAsked(
  known: Settings & Pick<Publication, 'status' | 'replaces_id'>,
  old: Publication,
  wanted: Settings,
) {
  return (
    known.status === 'pending' &&
    known.replaces_id === old.id &&
    known.visibility === wanted.visibility &&
    known.visible_in_space === wanted.visible_in_space &&
    known.visible_in_global === wanted.visible_in_global
  );
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
async function findInSpace(
  tx: Tx,
  { spaceId, uploadId, productionId }: { spaceId: number; uploadId: number; productionId: number | null },
): Promise<Publication | undefined> {
  return await tx
    .selectFrom('space_publications')
    .selectAll()
    .where('upload_id', '=', uploadId)
    .where('space_id', '=', spaceId)
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
    uploadId,
    productionId,
    actorId,
    ownerId,
  }: { uploadId: number; productionId: number | null; actorId: number; ownerId: number | null },
): Promise<number> {
  const { insertId } = await tx
    .insertInto('space_publications')
    .values({
      upload_id: uploadId,
      space_id: old.space_id,
      production_id: productionId,
      owner_user_id: ownerId,
      requested_by: actorId,
      status: 'draft',
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
