import { CreateJobCommand } from '@aws-sdk/client-mediaconvert';
import {
  findProduction,
  findUpload,
  type ProductionToRender,
  tryMarkSubmitted,
  tryRecordIntent,
  tryWithdrawIntent,
} from '@bacs/db';
import { TokenError, UnknownProfileError } from '@bacs/mc-profiles';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { judge, messageOf } from './aws-errors.ts';
import { type BuiltJob, buildJob } from './build-job.ts';
import { cancelTwin } from './cancel-twin.ts';
import { fail } from './fail.ts';
import { findJob } from './find-job.ts';
import { ensureSize } from './probe.ts';
import { tryLater } from './try-later.ts';

/** A queued production, and when (`performance.now()`) its row was read. */
export type Queued = { production: ProductionToRender; readAt: number };

/**
 * queued → submitted, with one MediaConvert job however often this runs and wherever it dies.
 * The intent is committed before the call; an intent found with unknown outcome is sent again inside the life
 * of its token, and after that only once the job has been searched for in vain, past the life of a signed request.
 */
export async function submit(
  deps: Dependencies,
  { production, readAt }: Queued,
  context: JobContext,
): Promise<void> {
  const { config } = deps;
  const job = await prepare(deps, production);
  if (!job) return;
  const age = production.intent_age_ms;

  if (age === null) return await intend(deps, production, job, null, context);
  if (age < config.SUBMIT_RESEND_MS) {
    return await send(deps, production, job, readAt + config.SUBMIT_RESEND_MS - age, context);
  }
  const found = (await findJob(deps, production, job)) ?? (await findJob(deps, production, job));
  if (found) return await adopt(deps, production, job, found, context);
  if (age < config.SUBMIT_SETTLE_MS) return await context.notYet(config.RENDER_POLL_MS);
  return await intend(deps, production, job, production.submit_intent_at, context);
}

async function prepare(deps: Dependencies, production: ProductionToRender): Promise<BuiltJob | undefined> {
  const upload = await findUpload(deps.db, { id: production.upload_id });
  if (!upload) {
    await fail(deps, production, {
      code: 'UPLOAD_MISSING',
      message: 'The upload of this production is gone',
    });
    return undefined;
  }
  try {
    return buildJob(deps, production, await ensureSize(deps, upload));
  } catch (error) {
    if (!(error instanceof TokenError || error instanceof UnknownProfileError)) throw error;
    await fail(deps, production, { code: 'SETTINGS_INVALID', message: error.message });
    return undefined;
  }
}

async function intend(
  deps: Dependencies,
  production: ProductionToRender,
  job: BuiltJob,
  previous: Date | null,
  context: JobContext,
): Promise<void> {
  const sendBefore = performance.now() + deps.config.SUBMIT_GUARD_MS;
  const won = await tryRecordIntent(deps.db, production, { previous, profile: job.profile });
  if (!won) return await context.notYet(deps.config.RENDER_POLL_MS);
  return await send(deps, production, job, sendBefore, context);
}

async function send(
  deps: Dependencies,
  production: ProductionToRender,
  job: BuiltJob,
  sendBefore: number,
  context: JobContext,
): Promise<void> {
  const { config, mediaConvert } = deps;
  // This process may have been stopped for minutes since it read the row.
  if (performance.now() > sendBefore) return await context.notYet(config.RENDER_POLL_MS);
  let jobId: string | undefined;
  try {
    const abortSignal = AbortSignal.timeout(config.MEDIACONVERT_TIMEOUT_MS);
    const answer = await mediaConvert.send(new CreateJobCommand(job.request), { abortSignal });
    jobId = answer.Job?.Id;
  } catch (error) {
    return await handleRefusal(deps, production, error, context);
  }
  // An answer without an id tells as little as none.
  if (jobId === undefined) return await context.notYet(config.RENDER_POLL_MS);
  return await adopt(deps, production, job, jobId, context);
}

async function adopt(
  deps: Dependencies,
  production: ProductionToRender,
  { outputPrefix }: BuiltJob,
  jobId: string,
  context: JobContext,
): Promise<void> {
  if (await tryMarkSubmitted(deps.db, production, { jobId, outputPrefix })) {
    deps.logger.info({ production: production.ulid, job: jobId }, 'submitted');
    await context.log(`submitted to MediaConvert as ${jobId}`);
  } else {
    const row = await findProduction(deps.db, { id: production.id });
    if (row?.mediaconvert_job_id !== jobId) await cancelTwin(deps, production, jobId);
  }
  return await context.notYet(deps.config.RENDER_POLL_MS);
}

async function handleRefusal(
  deps: Dependencies,
  production: ProductionToRender,
  error: unknown,
  context: JobContext,
): Promise<void> {
  const verdict = judge(error);
  const message = messageOf(error);
  if (verdict === 'rejected') return await fail(deps, production, { code: 'SETTINGS_REJECTED', message });
  // Unknown: the intent stays, since there may be a job of it.
  if (verdict !== 'unknown') await tryWithdrawIntent(deps.db, production, `${verdict}: ${message}`);
  return await tryLater(deps, production, error, context);
}
