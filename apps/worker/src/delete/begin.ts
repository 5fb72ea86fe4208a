import type { DeletionWork } from '@bacs/db';
import { type DeletionToWorkOn, findTargetRows, findUploadBeside, targetOf } from '@bacs/db/deletions';
import {
  type Place,
  PrefixRefusedError,
  placesOfProduction,
  placesOfUpload,
  uuidOfUpload,
} from '@bacs/mc-profiles';
import type { Dependencies } from '../dependencies.ts';

/** Somebody else has removed the row before a worker could look where its objects lie. */
export class TargetGoneError extends Error {
  override name = 'TargetGoneError';
}

/**
 * Works out once, from the rows, where the deletion is to delete: what is deleted later is what was checked now. When
 * the places are refused, the deletion still stops the renders.
 * @throws TargetGoneError
 */
export async function begin(deps: Dependencies, deletion: DeletionToWorkOn): Promise<DeletionWork> {
  return {
    ...(await findPlacesOrRefuse(deps, deletion)),
    stopped: false,
    searched_at: null,
    place: 0,
    after: '',
    page: null,
    met: 0,
    undeleted: 0,
    swept_at: null,
    sweeps: 0,
    objects: 0,
    bytes: 0,
    mediaconvert_jobs_cancelled: [],
    failures: [],
    failure_count: 0,
  };
}

async function findPlacesOrRefuse(deps: Dependencies, deletion: DeletionToWorkOn) {
  try {
    return { places: await findPlaces(deps, deletion) };
  } catch (error) {
    if (error instanceof PrefixRefusedError) return { places: [], refused: error.message };
    throw error;
  }
}

async function findPlaces({ db, config }: Dependencies, deletion: DeletionToWorkOn): Promise<Place[]> {
  const { upload, productions } = await findTargetRows(db, targetOf(deletion));
  if (deletion.production_id !== null) {
    const [production] = productions;
    if (!production) throw new TargetGoneError('The production was removed by somebody else');
    return placesOfProduction(upload, production, config.OUTPUT_BUCKET);
  }
  if (!upload) throw new TargetGoneError('The upload was removed by somebody else');
  const places = placesOfUpload(upload, productions, config.OUTPUT_BUCKET);
  const beside = await findUploadBeside(db, upload.id, { uuid: uuidOfUpload(upload), places });
  if (beside) throw new PrefixRefusedError(`The upload ${beside.id} has its objects at the same place`);
  return places;
}
