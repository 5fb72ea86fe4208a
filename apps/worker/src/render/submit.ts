import { findUpload, type ProductionToRender, type Upload } from '@bacs/db';
import { UnknownProfileError } from '@bacs/mc-profiles';
import type { JobContext } from '@bacs/queue';
import { blockFor } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Moment } from '../mediaconvert/moment.ts';
import { messageOf } from '../mediaconvert/verdict.ts';
import { type BuiltJob, buildJob } from './build-job.ts';
import { ensureSize } from './ensure-size.ts';
import { fail } from './fail.ts';
import { findInputProblem } from './input.ts';
import { intendAndSend, resend } from './send.ts';
import { settle } from './settle.ts';
import { tryLater } from './try-later.ts';

/** A queued production, and when its row was read. */
export type Queued = { production: ProductionToRender; readAt: Moment };

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
  const upload = await findUpload(deps.db, { id: production.upload_id });
  if (!upload) {
    const message = 'The upload of this production is gone';
    return await fail(deps, production, { code: 'UPLOAD_MISSING', message });
  }
  const intent = production.submit_intent_at;
  if (intent !== null) {
    const age = production.read_at.getTime() - intent.getTime();
    // There may be a job of this intent: whatever goes wrong now says nothing about that.
    if (age < deps.config.SUBMIT_RESEND_MS) {
      const job = buildJob(deps, production, upload);
      const whileYounger = { since: readAt, ms: deps.config.SUBMIT_RESEND_MS - age };
      return await resend(deps, production, job, { intent, whileYounger }, context);
    }
    await settle(deps, production, { intent, upload }, context);
  }
  const job = await build(deps, production, upload, context);
  return job && (await intendAndSend(deps, production, job, context));
}

async function build(
  deps: Dependencies,
  production: ProductionToRender,
  upload: Upload,
  context: JobContext,
): Promise<BuiltJob | undefined> {
  const problem = await findInputProblem(deps, upload);
  if (problem) {
    await fail(deps, production, problem);
    return undefined;
  }
  const measured = await ensureSize(deps, upload);
  try {
    return buildJob(deps, production, measured);
  } catch (error) {
    // Another worker may have it, of a newer release say; all else is the same wherever it is tried.
    if (error instanceof UnknownProfileError)
      return await tryLater(deps, production, blockFor('profile', error.message), context);
    await fail(deps, production, { code: 'SETTINGS_INVALID', message: messageOf(error) });
    return undefined;
  }
}
