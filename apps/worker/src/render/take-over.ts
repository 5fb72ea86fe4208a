import { type ProductionToRender, tryTakeOver } from '@bacs/db';
import type { Dependencies } from '../dependencies.ts';
import { fail } from './fail.ts';

/**
 * Brings a production that the older system left unfinished to the state that it is in by our rules.
 * @returns whether it was one.
 */
export async function takeOver(deps: Dependencies, production: ProductionToRender): Promise<boolean> {
  const { status, mediaconvert_job_id: jobId } = production;
  if (status === 'processing' && !jobId) {
    const message = 'The older system was rendering it and did not say by which MediaConvert job';
    await fail(deps, production, { code: 'MEDIACONVERT_JOB_LOST', message });
    return true;
  }
  if (status !== 'pending' && !(status === 'queued' && jobId)) return false;
  await tryTakeOver(deps.db, production);
  return true;
}
