import { findUpload, type ProductionToRender, type Upload } from '@bacs/db';
import { TokenError, UnknownProfileError } from '@bacs/mc-profiles';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { adopt } from './adopt.ts';
import { type BuiltJob, buildJob } from './build-job.ts';
import { fail } from './fail.ts';
import { findJob } from './find-job.ts';
import type { Moment } from './moment.ts';
import { ensureSize } from './probe.ts';
import { intendAndSend, resend } from './send.ts';

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
  const { config } = deps;
  const upload = await findUpload(deps.db, { id: production.upload_id });
  if (!upload) {
    const message = 'The upload of this production is gone';
    return await fail(deps, production, { code: 'UPLOAD_MISSING', message });
  }
  const age = production.intent_age_ms;
  if (age === null) {
    const job = await build(deps, production, upload);
    return job && (await intendAndSend(deps, production, job, context));
  }

  // There may be a job of this intent: whatever goes wrong now says nothing about that.
  if (age < config.SUBMIT_RESEND_MS) {
    const job = buildJob(deps, production, upload);
    const whileYounger = { since: readAt, ms: config.SUBMIT_RESEND_MS - age };
    return await resend(deps, production, job, whileYounger, context);
  }
  const found = (await findJob(deps, production, upload)) ?? (await findJob(deps, production, upload));
  if (found) return await adopt(deps, production, found, context);
  if (age < config.SUBMIT_SETTLE_MS) return await context.notYet(config.RENDER_POLL_MS);
  const job = await build(deps, production, upload);
  return job && (await intendAndSend(deps, production, job, context));
}

async function build(
  deps: Dependencies,
  production: ProductionToRender,
  upload: Upload,
): Promise<BuiltJob | undefined> {
  try {
    return buildJob(deps, production, await ensureSize(deps, upload));
  } catch (error) {
    if (!(error instanceof TokenError || error instanceof UnknownProfileError)) throw error;
    await fail(deps, production, { code: 'SETTINGS_INVALID', message: error.message });
    return undefined;
  }
}
