import type { Upload } from '@bacs/db';
import type { ProductionToRender } from '@bacs/db/productions';
import { isAnyDescribedSince } from '@bacs/db/uploads';
import { blockedMs } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import { ensureDescribed } from '../ensure-described.ts';
import { withPurpose } from '../mediaconvert/budget/importance.ts';
import { isAwsError, judge, messageOf } from '../mediaconvert/verdict.ts';

/**
 * Describes the source before it is rendered. When MediaConvert has given no answer about this file for long and has
 * described another one meanwhile, the render goes on without a description, as it does where Probe is refused. The
 * upload does not keep that, because the cause may still be an outage: whoever needs the description asks again.
 */
export async function describeSource(
  deps: Dependencies,
  production: ProductionToRender,
  upload: Upload,
): Promise<Upload> {
  try {
    // The render waits for it, and not only for CreateJob.
    return await withPurpose({ importance: 'submit' }, () => ensureDescribed(deps, upload));
  } catch (error) {
    if (!isUnanswered(error) || !(await isOfThisFile(deps, production))) throw error;
    const message = `MediaConvert gives no answer about this file: ${messageOf(error)}`;
    const problem = { code: 'PROBE_UNANSWERED', message } as const;
    deps.logger.warn({ production: production.ulid, ...problem }, 'goes on without a description');
    return { ...upload, source_problem: problem };
  }
}

function isUnanswered(error: unknown): boolean {
  return isAwsError(error) && judge(error) === 'unknown';
}

async function isOfThisFile({ db, config }: Dependencies, production: ProductionToRender): Promise<boolean> {
  const { blocked_at: since } = production;
  if (since === null || blockedMs(production, 'unknown') < config.DESCRIBE_PATIENCE_MS) return false;
  return await isAnyDescribedSince(db, since);
}
