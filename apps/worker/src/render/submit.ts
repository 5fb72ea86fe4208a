import type { ProductionToRender } from '@bacs/db/productions';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import type { Moment } from '../mediaconvert/moment.ts';
import { buildJob } from './build-job.ts';
import { prepare } from './prepare.ts';
import { pauseMs } from './render-again.ts';
import { search } from './search.ts';
import { resend, send } from './send.ts';
import { again, failed, type Step } from './step.ts';

/** `readAt` is when the row was read. */
export type Queued = { production: ProductionToRender; readAt: Moment };

/**
 * queued → submitted, with one MediaConvert job however often this runs and wherever it dies. The intent is committed
 * before CreateJob is called, so the row says what may have happened:
 *
 *     intent      there is a job          what is done
 *     none        certainly not           send: commit an intent, call CreateJob
 *     young       perhaps                 resend: within its life the token makes no second job, of the same settings
 *     old         perhaps                 search: adopt the job that is found, or search again later
 *     settled     as good as certainly    give up: send, with an intent that replaces the old one
 *                 not
 *
 * Young is younger than SUBMIT_RESEND_MS. Settled is past the life of a signed request, and searched for in vain twice.
 */
export async function submit(
  deps: Dependencies,
  { production, readAt }: Queued,
  context: JobContext,
): Promise<Step> {
  const upload = await deps.together.findUpload(production.upload_id);
  if (!upload) {
    const message = 'The upload of this production is gone';
    return failed(production, { code: 'UPLOAD_MISSING', message });
  }
  const intent = production.submit_intent_at;
  if (intent === null && pauseMs(deps, production) > 0) return again(pauseMs(deps, production));
  if (intent !== null) {
    const age = production.read_at.getTime() - intent.getTime();
    // There may be a job of this intent: whatever goes wrong now says nothing about that.
    if (age < deps.config.SUBMIT_RESEND_MS) {
      const job = buildJob(deps, production, upload);
      // Since the intent, the source may have been described: other settings are no second try of the same call.
      if (job.settingsHash === (production.settings_hash ?? job.settingsHash)) {
        const ms = deps.config.SUBMIT_RESEND_MS - age;
        const whileYounger = { since: readAt, ms, signal: context.signal };
        return await resend(deps, production, job, { intent, whileYounger }, context);
      }
    }
    const searched = await search(deps, production, { intent, upload }, context);
    if (searched !== 'settled') return searched;
  }
  const prepared = await prepare(deps, production, upload, context);
  if ('next' in prepared) return prepared;
  return await send(deps, production, prepared, context);
}
