import { CreateJobCommand, type Job } from '@aws-sdk/client-mediaconvert';
import { type ProductionToRender, tryNoteResend, tryRecordIntent, tryWithdrawIntent } from '@bacs/db';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { faultPoint } from '../fault-point.ts';
import { adopt } from './adopt.ts';
import { blockOf, isAwsError, judge, messageOf } from './aws-errors.ts';
import type { BuiltJob } from './build-job.ts';
import { fail } from './fail.ts';
import { isOlderThan, type Moment, now } from './moment.ts';
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
  const whileFresh = { since: now(), ms: deps.config.SUBMIT_GUARD_MS };
  const intent = await tryRecordIntent(deps.db, production, {
    previous: production.submit_intent_at,
    profile,
    settingsHash,
  });
  if (!intent) return await context.notYet(deps.config.RENDER_POLL_MS);
  let job: Job | undefined;
  try {
    job = await createJob(deps, request, whileFresh, context);
  } catch (error) {
    // Not sent, and delayed or lost to another: the intent stays for the next step.
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
  { intent, whileYounger }: { intent: Date; whileYounger: Span },
  context: JobContext,
): Promise<void> {
  if (!(await tryNoteResend(deps.db, production, intent)))
    return await context.notYet(deps.config.RENDER_POLL_MS);
  return await follow(deps, production, await createJob(deps, request, whileYounger, context), context);
}

/** The time in which a call may be sent. */
type Span = { since: Moment; ms: number };

/** The moment for the call has passed; it has not been made. */
class TooLateError extends Error {}

async function createJob(
  { mediaConvert, config, pace }: Dependencies,
  request: BuiltJob['request'],
  { since, ms }: Span,
  context: JobContext,
): Promise<Job | undefined> {
  const command = new CreateJobCommand(request);
  command.middlewareStack.add(
    (send) => async (signed) => {
      // This process may have been stopped for minutes, or have lost the job to another.
      if (context.signal.aborted || isOlderThan(since, ms)) throw new TooLateError();
      faultPoint(config.FAULT_POINTS_DIR, 'create-job');
      return await send(signed);
    },
    // After the signature, so that what is held up from here on is refused by AWS as it ages.
    { step: 'deserialize', priority: 'low', name: 'lastGuard' },
  );
  try {
    const { Job: job } = await mediaConvert.send(command);
    pace.accepted();
    return job;
  } catch (error) {
    if (error instanceof TooLateError) return await context.notYet(config.RENDER_POLL_MS);
    if (isAwsError(error) && judge(error) === 'throttled') pace.throttled();
    throw error;
  }
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
