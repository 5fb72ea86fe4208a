import type { Job } from '@aws-sdk/client-mediaconvert';
import { findProduction, type ProductionToRender, tryMarkSubmitted } from '@bacs/db';
import { outputPrefix } from '@bacs/mc-profiles';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { cancelTwin } from './cancel-twin.ts';

/** Makes a MediaConvert job the production's, unless it has another: then this one is a twin and is cancelled. */
export async function adopt(
  deps: Dependencies,
  production: ProductionToRender,
  { Id: jobId = '', Settings: settings = {} }: Job,
  context: JobContext,
): Promise<void> {
  // From the job's own settings: the profile may have changed since they were sent.
  const job = { jobId, outputPrefix: outputPrefix(settings) };
  if (await tryMarkSubmitted(deps.db, production, job)) {
    deps.logger.info({ production: production.ulid, job: jobId }, 'submitted');
    await context.log(`submitted to MediaConvert as ${jobId}`);
  } else {
    const row = await findProduction(deps.db, { id: production.id });
    if (row?.mediaconvert_job_id !== jobId) await cancelTwin(deps, production, jobId);
  }
  return await context.notYet(deps.config.RENDER_POLL_MS);
}
