import { type ProductionToRender, tryCancelQueued } from '@bacs/db/productions';
import { findUpload } from '@bacs/db/uploads';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { search } from './search.ts';
import { again, nothing, type Step } from './step.ts';

/**
 * queued → canceled, for a production that is to be canceled while MediaConvert may have a job of it that nobody
 * knows: CreateJob is not called again. The job is searched for until it is found, and canceled by the next step,
 * or until it is as certain as can be that there is none.
 */
export async function cancelQueued(
  deps: Dependencies,
  production: ProductionToRender,
  context: JobContext,
): Promise<Step> {
  const intent = production.submit_intent_at;
  if (intent !== null) {
    const upload = await findUpload(deps.db, { id: production.upload_id });
    const searched = await search(deps, production, { intent, upload }, context);
    if (searched !== 'settled') return searched;
  }
  // Another worker may have changed the row at the same time: look again.
  if (!(await tryCancelQueued(deps.db, production, { intent }))) return again(deps.config.RENDER_POLL_MS);
  deps.logger.info({ production: production.ulid }, 'canceled');
  context.log('canceled; it has no MediaConvert job');
  return nothing;
}
