import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ProductionToRender,
  storeProgress,
  tryBlock,
  tryMarkCanceled,
  tryMarkCompleted,
  tryMarkProcessing,
  unblock,
} from '@bacs/db/productions';
import { composeBlock } from '@bacs/domain';
import type { JobContext } from '@bacs/queue';
import { blockedMs, isBlockedBy, isRefused, pausedBlock } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Purpose, withPurpose } from '../mediaconvert/budget/importance.ts';
import { cancelJob } from '../mediaconvert/cancel-job.ts';
import type { CheckedJob } from '../mediaconvert/checked-job.ts';
import { getJob } from '../mediaconvert/get-job.ts';
import { noteEnd } from '../metrics/note-life.ts';
import { quarterLine } from '../quarter-line.ts';
import { leaveToSweep } from './backstop.ts';
import { verifyOutputs } from './outputs/verify.ts';
import { endInError } from './render-again.ts';
import { again, blocked, failed, nothing, type Step } from './step.ts';

/**
 * submitted or processing → an end, or the same a little later. A production that is to be canceled comes to the end
 * that MediaConvert tells of: the job may have ended before it was canceled.
 */
export async function look(
  deps: Dependencies,
  production: ProductionToRender,
  context: JobContext,
): Promise<Step> {
  const { db } = deps;
  const goOn = async () => {
    if (production.blocked_reason !== null) await unblock(db, production.id);
    return await leaveToSweep(deps, production);
  };
  const ask = production.cancel_requested_at === null ? getJob : cancelJob;
  const job = await withPurpose(purposeOf(production), () =>
    ask(deps.mediaConvert, production.mediaconvert_job_id ?? ''),
  );
  if (!job) return missJob(deps, production);
  switch (job.Status) {
    case 'PROGRESSING': {
      if (production.status === 'submitted' && (await tryMarkProcessing(db, production)))
        context.log('MediaConvert transcodes');
      const percent = Math.floor(job.JobPercentComplete ?? 0);
      const line = quarterLine(percent, production.progress_percent);
      if (line !== undefined) context.log(line);
      await storeProgress(db, production.id, percent);
      await context.progress(percent);
      return await goOn();
    }
    case 'COMPLETE':
      return await complete(deps, production, job, context);
    case 'ERROR':
      noteEnd(deps.metrics, job, production.read_at);
      return await endInError(deps, production, job, context);
    case 'CANCELED':
      if (await tryMarkCanceled(db, production)) {
        noteEnd(deps.metrics, job, production.read_at);
        deps.logger.info({ production: production.ulid }, 'canceled');
        context.log('canceled, as MediaConvert says');
      }
      return nothing;
    case 'SUBMITTED': {
      const paused = await pausedQueue(deps, production, job);
      if (!paused) return await goOn();
      await tryBlock(db, production, pausedBlock(paused));
      return await leaveToSweep(deps, production);
    }
  }
}

/**
 * While AWS answers no look, those that come again and again do not take the calls from what it does answer. A look that
 * came too fast keeps its importance, and so does a cancel.
 */
function purposeOf(production: ProductionToRender): Purpose {
  const isRefusedAgain = isRefused(production) && !isBlockedBy(production, 'throttled');
  return isRefusedAgain && production.cancel_requested_at === null ? { importance: 'percent' } : {};
}

/**
 * One look tells nothing: the job may be too new to be found everywhere, or this worker may look in the wrong place.
 */
function missJob({ config }: Dependencies, production: ProductionToRender): Step {
  const message = `MediaConvert does not know its job ${production.mediaconvert_job_id}`;
  if (blockedMs(production, 'missing') > config.JOB_LOST_AFTER_MS)
    return failed(production, { code: 'MEDIACONVERT_JOB_LOST', message });
  return blocked(composeBlock('missing', message));
}

/** Measures the time since it was submitted, in ms, by the database's clock: this machine's may be off. */
function ageOf({ read_at, started_at }: ProductionToRender): number {
  return read_at.getTime() - (started_at?.getTime() ?? 0);
}

/** A job that has waited for a while may be in a queue that somebody has paused. @returns that queue. */
async function pausedQueue(
  deps: Dependencies,
  production: ProductionToRender,
  { Queue: queue }: CheckedJob,
): Promise<string | undefined> {
  if (queue === undefined || ageOf(production) < deps.config.BLOCKED_POLL_MS) return undefined;
  return (await deps.queueStatus(queue)) === 'PAUSED' ? queue : undefined;
}

async function complete(
  deps: Dependencies,
  production: ProductionToRender,
  job: CheckedJob,
  context: JobContext,
): Promise<Step> {
  const { s3, config } = deps;
  const lookedAt = performance.now();
  const look = () => verifyOutputs(s3, job);
  const first = await look();
  const age = production.read_at.getTime() - (job.Timing?.FinishTime?.getTime() ?? 0);
  if (first.missing.length > 0 && age < config.OUTPUTS_GRACE_MS) return again(config.RENDER_POLL_MS);
  // Nobody may have looked for a while: a single look never fails a production.
  const { outputs, missing, odd } = first.outputs ? first : await sleep(config.RENDER_POLL_MS).then(look);
  if (!outputs) {
    const some = missing.slice(0, 3).join(', ');
    const message = `MediaConvert completed, but S3 lacks ${missing.length} of its outputs: ${some}`;
    return failed(production, { code: 'OUTPUT_MISSING', message });
  }
  if (odd.length > 0)
    deps.logger.warn(
      { production: production.ulid, odd: odd.slice(0, 20) },
      'outputs tell what cannot be true',
    );
  context.log(`verified the outputs of ${outputs.groups.length} groups in S3`);
  if (!(await tryMarkCompleted(deps.db, production, outputs))) return nothing;
  const lookMs = performance.now() - lookedAt;
  noteEnd(deps.metrics, job, new Date(production.read_at.getTime() + lookMs));
  context.log('completed');
  deps.logger.info({ production: production.ulid }, 'completed');
  await context.progress(100);
  return nothing;
}
