import {
  type DeletionToWorkOn,
  type DeletionWork,
  findTargetRows,
  findUploadBeside,
  targetOf,
} from '@bacs/db';
import { type Place, PrefixRefusedError, placesOfProduction, placesOfUpload } from '@bacs/mc-profiles';
import type { Dependencies } from '../dependencies.ts';

/** The row was taken away by somebody else before anybody had looked where its objects lie. */
export class TargetGoneError extends Error {
  override name = 'TargetGoneError';
}

/**
 * Where the deletion is to delete, worked out once from the rows: what is deleted later is what was checked now.
 * @throws PrefixRefusedError, TargetGoneError
 */
export async function begin(deps: Dependencies, deletion: DeletionToWorkOn): Promise<DeletionWork> {
  return {
    places: await findPlaces(deps, deletion),
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

async function findPlaces({ db, config }: Dependencies, deletion: DeletionToWorkOn): Promise<Place[]> {
  const { upload, productions } = await findTargetRows(db, targetOf(deletion));
  if (deletion.production_id !== null) {
    const [production] = productions;
    if (!production) throw new TargetGoneError('The production was removed by somebody else');
    return placesOfProduction(upload, production, config.OUTPUT_BUCKET);
  }
  if (!upload) throw new TargetGoneError('The upload was removed by somebody else');
  const places = placesOfUpload(upload, productions, config.OUTPUT_BUCKET);
  const source = places.find(({ bucket, exact }) => bucket === upload.s3_bucket && !exact);
  const beside = await findUploadBeside(db, upload, source?.prefix);
  if (beside) throw new PrefixRefusedError(`The upload ${beside.id} has its objects at the same place`);
  return places;
}
