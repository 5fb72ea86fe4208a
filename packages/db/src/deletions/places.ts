import { type Place, PrefixRefusedError, placesOfProduction, placesOfUpload, toS3Uri } from '@bacs/domain';
import type { Database } from '../schema.ts';
import { findSharedPlace } from './beside.ts';
import { type DeletionTarget, findTargetRows, type TargetRows } from './target.ts';

/**
 * Says where all objects of a target lie, or why nothing may be deleted (in words for the owner), or that the target is
 * gone.
 */
export type TargetPlaces = { places: Place[] } | { refused: string } | { gone: string };

/** Works out from the current rows what a deletion of the target may remove. */
export async function findPlaces(
  db: Database,
  target: DeletionTarget,
  outputBucket: string,
): Promise<TargetPlaces & { rows: TargetRows }> {
  const rows = await findTargetRows(db, target);
  try {
    return { rows, ...(await placesOf(db, target, rows, outputBucket)) };
  } catch (error) {
    if (error instanceof PrefixRefusedError) return { rows, refused: error.message };
    throw error;
  }
}

async function placesOf(
  db: Database,
  target: DeletionTarget,
  { upload, productions }: TargetRows,
  outputBucket: string,
): Promise<TargetPlaces> {
  if ('production' in target) {
    const [production] = productions;
    if (!production) return { gone: 'The production was removed by somebody else' };
    const own = { upload: production.upload_id, production: production.id };
    return await unlessShared(db, own, placesOfProduction(upload, production, outputBucket));
  }
  if (!upload) return { gone: 'The upload was removed by somebody else' };
  return await unlessShared(db, { upload: upload.id }, placesOfUpload(upload, productions, outputBucket));
}

/** Refuses all places if one of them is not the target's alone: a deletion removes all of its objects or none. */
async function unlessShared(
  db: Database,
  own: { upload: number; production?: number },
  places: Place[],
): Promise<TargetPlaces> {
  const shared = await findSharedPlace(db, own, places);
  if (!shared) return { places };
  // The other row may belong to somebody else, so the message does not name it.
  const uri = toS3Uri({ bucket: shared.bucket, key: shared.prefix });
  return { refused: `Another upload or production also has objects at ${uri}` };
}
