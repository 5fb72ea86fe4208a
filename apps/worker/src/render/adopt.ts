import { findProduction, type ProductionToRender } from '@bacs/db/productions';
import { parseOutputKey } from '@bacs/domain';
import { outputPrefix } from '@bacs/mc-profiles';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { cancelTwin } from '../mediaconvert/cancel-twin.ts';
import type { CheckedJob } from '../mediaconvert/checked-job.ts';
import { UnfitAnswerError } from '../mediaconvert/verdict.ts';
import { noteSubmitted } from '../metrics/note-life.ts';
import { releaseNext } from '../release-next.ts';
import { leaveToSweep } from './backstop.ts';
import { again, type Step } from './step.ts';

/**
 * Makes the first of these MediaConvert jobs the production's, unless it has one already. Whichever it is, the
 * others are twins and are canceled.
 */
export async function adopt(
  deps: Dependencies,
  production: ProductionToRender,
  jobs: [CheckedJob, ...CheckedJob[]],
  context: JobContext,
): Promise<Step> {
  const [first] = jobs;
  const jobId = first.Id;
  const job = { jobId, outputPrefix: prefixOf(first, production) };
  let owned: string | null | undefined = jobId;
  const submittedAt = await deps.together.tryMarkSubmitted(production, job);
  if (submittedAt) {
    noteSubmitted(deps.metrics, production, submittedAt);
    deps.logger.info({ production: production.ulid, job: jobId }, 'submitted');
    // Few may wait for their call to CreateJob at a time: there is room for the next one.
    await releaseNext(deps);
  } else {
    owned = (await findProduction(deps.db, { id: production.id }))?.mediaconvert_job_id;
  }
  for (const { Id } of jobs) if (Id !== owned) await cancelTwin(deps, production.ulid, Id);
  context.log(`submitted to MediaConvert as ${owned}`);
  // CreateJob was called in an earlier step: the job may have ended since, and its event have come in vain.
  if (production.cancel_requested_at !== null || production.submit_intent_at !== null) return again(0);
  return await leaveToSweep(deps, { ...production, started_at: production.read_at });
}

/**
 * The job's own settings tell the prefix: the profile may have changed since they were sent.
 * @throws UnfitAnswerError when they do not write below the root prefix of the production.
 */
function prefixOf({ Settings = {} }: CheckedJob, { ulid }: ProductionToRender): string {
  let prefix: string | undefined;
  try {
    prefix = outputPrefix(Settings);
  } catch {
    // The settings name no place.
  }
  if (prefix !== undefined && parseOutputKey(prefix)?.productionUlid === ulid) return prefix;
  throw new UnfitAnswerError('MediaConvert', [`the job of ${ulid} writes to ${prefix ?? 'no place'}`]);
}
