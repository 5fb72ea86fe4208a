import { setTimeout } from 'node:timers/promises';
import { GetJobCommand, type Job, NotFoundException } from '@aws-sdk/client-mediaconvert';
import {
  type ProductionToRender,
  storeProgress,
  tryMarkCanceled,
  tryMarkCompleted,
  tryMarkProcessing,
} from '@bacs/db';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { fail } from './fail.ts';
import { verifyOutputs } from './verify-outputs.ts';

/** submitted or processing → an end, or the same a little later. */
export async function watch(
  deps: Dependencies,
  production: ProductionToRender,
  context: JobContext,
): Promise<void> {
  const { db, config } = deps;
  const again = () => context.notYet(config.RENDER_POLL_MS);
  const job = await getJob(deps, production.mediaconvert_job_id).catch((error: unknown) => {
    if (isLost(error, production)) return undefined;
    throw error;
  });
  if (!job) {
    const message = `MediaConvert does not know its job ${production.mediaconvert_job_id}`;
    return await fail(deps, production, { code: 'MEDIACONVERT_JOB_LOST', message });
  }
  switch (job.Status) {
    case 'PROGRESSING': {
      if (production.status === 'submitted') await tryMarkProcessing(db, production);
      await storeProgress(db, production.id, job.JobPercentComplete ?? 0);
      await context.progress(job.JobPercentComplete ?? 0);
      return await again();
    }
    case 'COMPLETE':
      return await complete(deps, production, job, context);
    case 'ERROR':
      return await fail(deps, production, {
        code: String(job.ErrorCode ?? 'MEDIACONVERT_ERROR'),
        message: job.ErrorMessage ?? 'MediaConvert gave no reason',
      });
    case 'CANCELED':
      await tryMarkCanceled(db, production);
      return;
    default:
      return await again();
  }
}

async function getJob({ mediaConvert }: Dependencies, id: string | null): Promise<Job> {
  const { Job: job } = await mediaConvert.send(new GetJobCommand({ Id: id ?? '' }));
  if (!job) throw new Error(`GetJob answered without the job ${id}`);
  return job;
}

const lostAfterMs = 10 * 60_000;

// A job that was just created may not be found everywhere yet.
function isLost(error: unknown, { started_at }: ProductionToRender): boolean {
  return error instanceof NotFoundException && Date.now() - (started_at?.getTime() ?? 0) > lostAfterMs;
}

async function complete(
  deps: Dependencies,
  production: ProductionToRender,
  job: Job,
  context: JobContext,
): Promise<void> {
  const { s3, config } = deps;
  const look = () => verifyOutputs(s3, job.Settings ?? {});
  const first = await look();
  const age = Date.now() - (job.Timing?.FinishTime?.getTime() ?? 0);
  if (first.missing.length > 0 && age < config.OUTPUTS_GRACE_MS)
    return await context.notYet(config.RENDER_POLL_MS);
  // Nobody may have been looking for a while: never fail on a single look.
  const { outputs, missing } = first.outputs ? first : await setTimeout(config.RENDER_POLL_MS).then(look);
  if (!outputs) {
    const some = missing.slice(0, 3).join(', ');
    const message = `MediaConvert completed, but S3 lacks ${missing.length} of its outputs: ${some}`;
    return await fail(deps, production, { code: 'OUTPUT_MISSING', message });
  }
  if (!(await tryMarkCompleted(deps.db, production, outputs))) return;
  deps.logger.info({ production: production.ulid }, 'completed');
  await context.progress(100);
}
