import { findUpload, type ProductionToRender, tryCancelQueued } from '@bacs/db';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { settle } from './settle.ts';

/**
 * queued → canceled, for a production that is to be cancelled while MediaConvert may have a job of it that nobody
 * knows: CreateJob is not called again; the job is searched for until it is found, and cancelled by the next step,
 * or until it is as certain as can be that there is none.
 */
export async function cancelQueued(
  deps: Dependencies,
  production: ProductionToRender,
  context: JobContext,
): Promise<void> {
  const intent = production.submit_intent_at;
  if (intent !== null) {
    const upload = await findUpload(deps.db, { id: production.upload_id });
    await settle(deps, production, { intent, upload }, context);
  }
  // Lost to whoever has it at the same time: look again.
  if (!(await tryCancelQueued(deps.db, production, { intent })))
    return await context.notYet(deps.config.RENDER_POLL_MS);
  deps.logger.info({ production: production.ulid }, 'canceled');
}
