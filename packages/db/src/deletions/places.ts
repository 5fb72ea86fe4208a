import {
  type Place,
  PrefixRefusedError,
  placesOfProduction,
  placesOfUpload,
  uuidOfUpload,
} from '@bacs/domain';
import type { Database } from '../schema.ts';
import { findUploadBeside } from './beside.ts';
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
    return { places: placesOfProduction(upload, production, outputBucket) };
  }
  if (!upload) return { gone: 'The upload was removed by somebody else' };
  const places = placesOfUpload(upload, productions, outputBucket);
  const beside = await findUploadBeside(db, upload.id, { uuid: uuidOfUpload(upload), places });
  // The other upload may belong to somebody else, so the message does not name it.
  return beside ? { refused: 'Another upload has its objects at the same place' } : { places };
}
