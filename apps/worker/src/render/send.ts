import { type ProductionToRender, tryNoteResend, tryWithdrawIntent } from '@bacs/db/productions';
import type { JobContext } from '@bacs/queue';
import { blockOf } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import type { CheckedJob } from '../mediaconvert/checked-job.ts';
import { createJob, type Guard } from '../mediaconvert/create-job.ts';
import { now } from '../mediaconvert/moment.ts';
import { isAwsError, messageOf } from '../mediaconvert/verdict.ts';
import { adopt } from './adopt.ts';
import type { BuiltJob } from './build-job.ts';
import { again, blocked, failed, type Step } from './step.ts';
import { waitForTurn } from './wait-for-turn.ts';

/**
 * Commits the intent, then calls CreateJob. This is the first call of the intent: while it is the only one, a refusal
 * means that there is no job.
 */
export async function send(
  deps: Dependencies,
  production: ProductionToRender,
  { request, profile, settingsHash, sourceProblem }: BuiltJob,
  context: JobContext,
): Promise<Step> {
  // The turn comes before the intent, whose age counts.
  const turn = await waitForTurn(deps, production);
  const guard = { since: now(), ms: deps.config.SUBMIT_GUARD_MS, signal: context.signal };
  const intent = await deps.together.tryRecordIntent(production, {
    previous: production.submit_intent_at,
    profile,
    settingsHash,
    sourceProblem,
  });
  if (!intent) return again(deps.config.RENDER_POLL_MS);
  // What is refused is sent again and again: the reason is the last line then.
  if (production.blocked_reason === null)
    context.log(`calls CreateJob with profile ${profile}, settings ${settingsHash.slice(0, 12)}`);
  let job: CheckedJob | undefined;
  try {
    job = await createJob(deps, request, { turn, guard });
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return await withdraw(deps, production, { intent, error });
  }
  return await follow(deps, production, job, context);
}

/** Takes the intent back when the error of its only call says for certain that there is no job. */
async function withdraw(
  { db, config }: Dependencies,
  production: ProductionToRender,
  { intent, error }: { intent: Date; error: unknown },
): Promise<Step> {
  const block = blockOf(error);
  // There may be a job: the intent stays.
  if (block.cause === 'unknown') return blocked(block);
  // Another worker has sent it again: the intent stays, since this refusal says nothing about that call.
  if (!(await tryWithdrawIntent(db, production, { intent, reason: block.reason })))
    return again(config.RENDER_POLL_MS);
  if (block.cause !== 'rejected') return blocked(block);
  const withdrawn = { ...production, submit_intent_at: null };
  return failed(withdrawn, { code: 'SETTINGS_REJECTED', message: messageOf(error) });
}

/** Calls CreateJob again for an intent of unknown outcome; a refusal of this call says nothing about the first. */
export async function resend(
  deps: Dependencies,
  production: ProductionToRender,
  { request }: BuiltJob,
  { intent, whileYounger }: { intent: Date; whileYounger: Guard },
  context: JobContext,
): Promise<Step> {
  const turn = await deps.budget.take('CreateJob');
  if (!(await tryNoteResend(deps.db, production, intent))) return again(deps.config.RENDER_POLL_MS);
  const job = await createJob(deps, request, { turn, guard: whileYounger });
  return await follow(deps, production, job, context);
}

/** Without a job the intent stays: the next step sends it again, or searches. */
async function follow(
  deps: Dependencies,
  production: ProductionToRender,
  job: CheckedJob | undefined,
  context: JobContext,
): Promise<Step> {
  if (job) return await adopt(deps, production, [job], context);
  return again(deps.config.RENDER_POLL_MS);
}
