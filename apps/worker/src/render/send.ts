import { CreateJobCommand, type Job } from '@aws-sdk/client-mediaconvert';
import { type ProductionToRender, tryRecordIntent, tryWithdrawIntent } from '@bacs/db';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { adopt } from './adopt.ts';
import { judge, messageOf } from './aws-errors.ts';
import type { BuiltJob } from './build-job.ts';
import { fail } from './fail.ts';
import { tryLater } from './try-later.ts';

/** Commits the intent, then calls CreateJob; the first call of an intent, so a refusal means that there is no job. */
export async function intendAndSend(
  deps: Dependencies,
  production: ProductionToRender,
  { request, profile }: BuiltJob,
  context: JobContext,
): Promise<void> {
  const sendBefore = deadlineIn(deps.config.SUBMIT_GUARD_MS);
  const intent = await tryRecordIntent(deps.db, production, {
    previous: production.submit_intent_at,
    profile,
  });
  if (!intent) return await context.notYet(deps.config.RENDER_POLL_MS);
  let job: Job | undefined;
  try {
    job = await createJob(deps, request, sendBefore, context);
  } catch (error) {
    const verdict = judge(error);
    const message = messageOf(error);
    if (verdict === 'rejected') return await fail(deps, production, { code: 'SETTINGS_REJECTED', message });
    // Unknown: the intent stays, since there may be a job of it.
    if (verdict !== 'unknown') await tryWithdrawIntent(deps.db, production, { intent, reason: message });
    return await tryLater(deps, production, error, context);
  }
  return await follow(deps, production, job, context);
}

/** Calls CreateJob again for an intent of unknown outcome; a refusal of this call says nothing about the first. */
export async function resend(
  deps: Dependencies,
  production: ProductionToRender,
  { request }: BuiltJob,
  sendBefore: number,
  context: JobContext,
): Promise<void> {
  const deadline = { monotonic: sendBefore, wall: Date.now() + sendBefore - performance.now() };
  return await follow(deps, production, await createJob(deps, request, deadline, context), context);
}

type Deadline = { monotonic: number; wall: number };

// Both clocks: the monotonic one stands still while a machine is suspended, the other can be set.
function deadlineIn(ms: number): Deadline {
  return { monotonic: performance.now() + ms, wall: Date.now() + ms };
}

async function createJob(
  { mediaConvert, config }: Dependencies,
  request: BuiltJob['request'],
  { monotonic, wall }: Deadline,
  context: JobContext,
): Promise<Job | undefined> {
  // This process may have been stopped for minutes, or have lost the job to another.
  context.signal.throwIfAborted();
  if (performance.now() > monotonic || Date.now() > wall) return await context.notYet(config.RENDER_POLL_MS);
  const { Job: job } = await mediaConvert.send(new CreateJobCommand(request));
  return job;
}

/** An answer without a job tells as little as none: the next step searches. */
async function follow(
  deps: Dependencies,
  production: ProductionToRender,
  job: Job | undefined,
  context: JobContext,
): Promise<void> {
  if (job) return await adopt(deps, production, job, context);
  return await context.notYet(deps.config.RENDER_POLL_MS);
}
