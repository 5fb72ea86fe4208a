import type { Upload } from '@bacs/db';
import { type ProductionToRender, tryNoteSearch } from '@bacs/db/productions';
import { inputUriOf } from '@bacs/mc-profiles';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { findJobs } from '../mediaconvert/find-jobs.ts';
import { judgeSearch, unsettled } from '../settled.ts';
import { adopt } from './adopt.ts';
import { blocked, type Step } from './step.ts';

/**
 * Searches for the job of an intent, and adopts it.
 * @returns `settled` when it is as certain as can be that there is none.
 */
export async function search(
  deps: Dependencies,
  production: ProductionToRender,
  { intent, upload }: { intent: Date; upload: Upload | undefined },
  context: JobContext,
): Promise<Step | 'settled'> {
  const inputUri = upload && inputUriOf(upload);
  const wanted = { ...production, intent, inputUri };
  const [found, ...others] = await findJobs(deps.mediaConvert, wanted);
  if (found) return await adopt(deps, production, [found, ...others], context);
  const verdict = judgeSearch({
    intent: intent.getTime(),
    searchedAt: production.submit_searched_at?.getTime() ?? null,
    now: production.read_at.getTime(),
    settleMs: deps.config.SUBMIT_SETTLE_MS,
    gapMs: deps.config.SUBMIT_SEARCH_GAP_MS,
  });
  if (verdict === 'settled') return 'settled';
  if (verdict === 'note the first search') await tryNoteSearch(deps.db, production, intent);
  return blocked(unsettled(intent));
}
