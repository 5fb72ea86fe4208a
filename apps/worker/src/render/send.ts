import type { Job } from '@aws-sdk/client-mediaconvert';
import { type ProductionToRender, tryNoteResend, tryRecordIntent, tryWithdrawIntent } from '@bacs/db';
import type { JobContext } from '@bacs/queue';
import { blockOf } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import { createJob, TooLateError } from '../mediaconvert/create-job.ts';
import { type Moment, now } from '../mediaconvert/moment.ts';
import { isAwsError, messageOf } from '../mediaconvert/verdict.ts';
import { adopt } from './adopt.ts';
import type { BuiltJob } from './build-job.ts';
import { fail } from './fail.ts';
import { tryLater } from './try-later.ts';
import { waitForTurn } from './wait-for-turn.ts';

/**
 * Commits the intent, then calls CreateJob. This is the first call of the intent: while it is the only one, a refusal
 * means that there is no job.
 */
export async function intendAndSend(
  deps: Dependencies,
  production: ProductionToRender,
  { request, profile, settingsHash }: BuiltJob,
  context: JobContext,
): Promise<void> {
  // Before the intent, whose age counts.
  await waitForTurn(deps, production, context);
  const guard = { since: now(), ms: deps.config.SUBMIT_GUARD_MS, signal: context.signal };
  const intent = await tryRecordIntent(deps.db, production, {
    previous: production.submit_intent_at,
    profile,
    settingsHash,
  });
  if (!intent) return await context.notYet(deps.config.RENDER_POLL_MS);
  let job: Job | undefined;
  try {
    job = await createJob(deps, request, guard);
  } catch (error) {
    // The call was not sent: the intent stays for the next step.
    if (error instanceof TooLateError) return await context.notYet(deps.config.RENDER_POLL_MS);
    if (!isAwsError(error)) throw error;
    const block = blockOf(error);
    // Unknown: the intent stays, since there may be a job of it. So it does when another worker has sent it again.
    if (block.cause === 'unknown') return await tryLater(deps, production, block, context);
    if (!(await tryWithdrawIntent(deps.db, production, { intent, reason: block.reason })))
      return await context.notYet(deps.config.RENDER_POLL_MS);
    if (block.cause !== 'rejected') return await tryLater(deps, production, block, context);
    const message = messageOf(error);
    return await fail(
      deps,
      { ...production, submit_intent_at: null },
      { code: 'SETTINGS_REJECTED', message },
    );
  }
  return await follow(deps, production, job, context);
}

/** Calls CreateJob again for an intent of unknown outcome; a refusal of this call says nothing about the first. */
export async function resend(
  deps: Dependencies,
  production: ProductionToRender,
  { request }: BuiltJob,
  { intent, whileYounger }: { intent: Date; whileYounger: { since: Moment; ms: number } },
  context: JobContext,
): Promise<void> {
  if (!(await tryNoteResend(deps.db, production, intent)))
    return await context.notYet(deps.config.RENDER_POLL_MS);
  let job: Job | undefined;
  try {
    job = await createJob(deps, request, { ...whileYounger, signal: context.signal });
  } catch (error) {
    if (error instanceof TooLateError) return await context.notYet(deps.config.RENDER_POLL_MS);
    throw error;
  }
  return await follow(deps, production, job, context);
}

/** An answer without a job tells as little as none: the next step searches. */
async function follow(
  deps: Dependencies,
  production: ProductionToRender,
  job: Job | undefined,
  context: JobContext,
): Promise<void> {
  if (job) return await adopt(deps, production, [job], context);
  return await context.notYet(deps.config.RENDER_POLL_MS);
}
