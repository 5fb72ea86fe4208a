import type { Job } from '@aws-sdk/client-mediaconvert';
import { findProduction, type ProductionToRender, tryMarkSubmitted } from '@bacs/db/productions';
import { outputPrefix } from '@bacs/mc-profiles';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { cancelTwin } from '../mediaconvert/cancel-twin.ts';
import { again, type Step } from './step.ts';

/**
 * Makes the first of these MediaConvert jobs the production's, unless it has one already. Whichever it is, the
 * others are twins and are canceled.
 */
export async function adopt(
  deps: Dependencies,
  production: ProductionToRender,
  jobs: [Job, ...Job[]],
  context: JobContext,
): Promise<Step> {
  const [{ Id: jobId = '', Settings: settings = {} }] = jobs;
  // The job's own settings tell the prefix: the profile may have changed since they were sent.
  const job = { jobId, outputPrefix: outputPrefix(settings) };
  let owned: string | null | undefined = jobId;
  if (await tryMarkSubmitted(deps.db, production, job)) {
    deps.logger.info({ production: production.ulid, job: jobId }, 'submitted');
  } else {
    owned = (await findProduction(deps.db, { id: production.id }))?.mediaconvert_job_id;
  }
  for (const { Id } of jobs) if (Id && Id !== owned) await cancelTwin(deps, production.ulid, Id);
  await context.log(`submitted to MediaConvert as ${owned}`);
  return again(production.cancel_requested_at === null ? deps.config.RENDER_POLL_MS : 0);
}
