import type { DeletionWork } from '@bacs/db';
import { type DeletionToWorkOn, findPlaces, newWork, targetOf } from '@bacs/db/deletions';
import type { Dependencies } from '../dependencies.ts';

/**
 * Works out once, from the rows, where the deletion is to delete: what is deleted later is what was checked now. When
 * the places are refused, the deletion still stops the renders.
 * @returns `gone` when somebody else has removed the row before a worker could look.
 */
export async function begin(
  { db, config }: Dependencies,
  deletion: DeletionToWorkOn,
): Promise<DeletionWork | { gone: string }> {
  const found = await findPlaces(db, targetOf(deletion), config.OUTPUT_BUCKET);
  if ('gone' in found) return { gone: found.gone };
  const work = newWork();
  return 'refused' in found ? { ...work, refused: found.refused } : { ...work, places: found.places };
}
