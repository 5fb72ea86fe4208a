import { type ProductionToRender, tryTakeOver } from '@bacs/db/productions';
import type { Dependencies } from '../dependencies.ts';
import { again, failed, type Step } from './step.ts';

/**
 * Brings a production that the older system left unfinished to the state that it is in by our rules.
 * @returns nothing when it is not such a production.
 */
export async function takeOver(
  deps: Dependencies,
  production: ProductionToRender,
): Promise<Step | undefined> {
  const { status, mediaconvert_job_id: jobId } = production;
  if (status === 'processing' && !jobId) {
    const message = 'The older system was rendering the production and did not record its MediaConvert job';
    return failed(production, { code: 'MEDIACONVERT_JOB_LOST', message });
  }
  if (status !== 'pending' && !(status === 'queued' && jobId)) return undefined;
  await tryTakeOver(deps.db, production);
  return again(deps.config.RENDER_POLL_MS);
}
