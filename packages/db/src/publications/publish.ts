import { unpublishableStatuses } from '@bacs/domain';
import { lockProduction, lockUpload } from '../locks.ts';
import type { Production, Publication, Tx, Visibility } from '../schema.ts';
import type { ReadableSpace } from '../spaces/index.ts';
import { recordPublicationEvent } from './events.ts';
import { statusAfter } from './review.ts';
import { actionTo, statusColumns } from './states.ts';

export type PublicationSettings = {
  visibility: Visibility;
  visibleInSpace: boolean;
  visibleInGlobal: boolean;
};

export type NewPublication = {
  production: Pick<Production, 'id' | 'upload_id' | 'user_id'>;
  space: Pick<ReadableSpace, 'id' | 'type' | 'settings' | 'role'>;
  userId: number;
  /** Missing settings keep the values of an earlier publication, else they get the defaults. */
  settings?: Partial<PublicationSettings>;
};

/**
 * Publishes a production into a space that the caller keeps open, or asks a moderator to approve it. A second call
 * publishes it anew. A production that is already published keeps its place in the feeds, but new settings need a new
 * review if the space requires one.
 * @returns the publication's id; undefined when the production cannot be published any more.
 */
export async function tryPublish(tx: Tx, wanted: NewPublication): Promise<number | undefined> {
  const { production, space, userId } = wanted;
  if ((await lockUpload(tx, production.upload_id))?.deletion_id !== null) return undefined;
  if (!isPublishable(await lockProduction(tx, production.id))) return undefined;
  const before = await tx
    .selectFrom('space_publications')
    .selectAll()
    .where('production_id', '=', production.id)
    .where('space_id', '=', space.id)
    .forUpdate()
    .executeTakeFirst();
  const columns = toColumns(wanted, before);
  const changed = !before || isChange(before, columns);
  const status = before?.status === 'published' && !changed ? 'published' : statusAfter(before, space);
  if (before?.status === status && !changed) return before.id;

  // What is published by itself takes nobody's place.
  const alone = status === 'published' && { replaces_id: null };
  const shown = { ...columns, ...statusColumns(status, userId, before?.status), ...alone };
  let id = before?.id;
  if (id !== undefined) await tx.updateTable('space_publications').set(shown).where('id', '=', id).execute();
  else id = await insertPublication(tx, wanted, shown);
  const action = before?.status === status ? 'changed' : actionTo(status, before !== undefined);
  await recordPublicationEvent(tx, id, {
    actorId: userId,
    action,
    detail: { from: before?.status ?? null, to: status, ...(before && changed && columns) },
  });
  return id;
}

function isPublishable(production: Pick<Production, 'status' | 'deletion_id'> | undefined): boolean {
  if (!production || production.deletion_id !== null) return false;
  return !unpublishableStatuses.includes(production.status);
}

type SettingsColumns = Pick<Publication, 'visibility' | 'visible_in_space' | 'visible_in_global'>;

function toColumns({ settings = {}, space }: NewPublication, before?: Publication): SettingsColumns {
  const { visibility, visibleInSpace, visibleInGlobal } = settings;
  return {
    visibility: visibility ?? before?.visibility ?? 'inherit',
    visible_in_space: Number(visibleInSpace ?? before?.visible_in_space ?? true),
    visible_in_global: Number(visibleInGlobal ?? before?.visible_in_global ?? space.type === 'channel'),
  };
}

function isChange(before: SettingsColumns, after: SettingsColumns): boolean {
  return (
    before.visibility !== after.visibility ||
    before.visible_in_space !== after.visible_in_space ||
    before.visible_in_global !== after.visible_in_global
  );
}

async function insertPublication(
  tx: Tx,
  { production, space, userId }: NewPublication,
  shown: SettingsColumns & ReturnType<typeof statusColumns>,
): Promise<number> {
  const { insertId } = await tx
    .insertInto('space_publications')
    .values({
      ...shown,
      upload_id: production.upload_id,
      production_id: production.id,
      space_id: space.id,
      requested_by: userId,
      owner_user_id: production.user_id,
    })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}
