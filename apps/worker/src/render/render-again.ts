import { type ProductionToRender, tryRenderAgain } from '@bacs/db/productions';
import { composeBlock, explainFailure } from '@bacs/domain';
import type { JobContext } from '@bacs/queue';
import { blockedMs, isBlockedBy } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Reason } from '../describe-failure.ts';
import type { CheckedJob } from '../mediaconvert/checked-job.ts';
import { again, failed, type Step } from './step.ts';

/** What AWS fails three times is not a matter of a moment. */
const mostRerenders = 2;

/**
 * The MediaConvert job has ended in ERROR: the production has failed, or is rendered again when that was a fault of
 * AWS's own. One that is to be canceled has no job any more then, and the next step cancels it.
 */
export async function endInError(
  { db, logger }: Dependencies,
  production: ProductionToRender,
  job: CheckedJob,
  context: JobContext,
): Promise<Step> {
  const reason = reasonOf(job);
  const count = (production.failed_jobs?.length ?? 0) + 1;
  if (!explainFailure(reason.code).transient || count > mostRerenders) return failed(production, reason);
  const words = `MediaConvert failed with ${reason.code}: ${reason.message}`;
  const block = composeBlock('faulted', `${words}; it is rendered again after a pause, for no charge`);
  if (await tryRenderAgain(db, production, { ...reason, block })) {
    logger.info({ production: production.ulid, job: job.Id, ...reason, count }, 'rendered again');
    context.log(`${words}; rendered again, ${count} of ${mostRerenders} times`);
    await context.progress(0);
  }
  return again(0);
}

function reasonOf({ ErrorCode: code, ErrorMessage: message }: CheckedJob): Reason {
  return { code: code ? `${code}` : 'MEDIACONVERT_ERROR', message: message ?? 'MediaConvert gave no reason' };
}

/** How long a production pauses that is to be rendered again, in ms: AWS gets time to mend what is broken. */
export function pauseMs({ config }: Pick<Dependencies, 'config'>, production: ProductionToRender): number {
  if (!isBlockedBy(production, 'faulted')) return 0;
  return Math.max(0, config.BLOCKED_POLL_MS - blockedMs(production, 'faulted'));
}
