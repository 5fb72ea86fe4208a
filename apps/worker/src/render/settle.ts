import { type ProductionToRender, tryNoteSearch, type Upload } from '@bacs/db';
import { inputUriOf } from '@bacs/mc-profiles';
import type { JobContext } from '@bacs/queue';
import { blockFor } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import { findJobs } from '../mediaconvert/find-jobs.ts';
import { adopt } from './adopt.ts';
import { tryLater } from './try-later.ts';

/** Returns when it is as certain as can be that there is no job of the intent; adopts a job that is found. */
export async function settle(
  deps: Dependencies,
  production: ProductionToRender,
  { intent, upload }: { intent: Date; upload: Upload | undefined },
  context: JobContext,
): Promise<void> {
  const { SUBMIT_SETTLE_MS: settleMs, SUBMIT_SEARCH_GAP_MS: gapMs } = deps.config;
  const inputUri = upload && inputUriOf(upload);
  const wanted = { ulid: production.ulid, intent, inputUri };
  const [found, ...others] = await findJobs(deps.mediaConvert, wanted);
  if (found) return await adopt(deps, production, [found, ...others], context);
  const { submit_searched_at: searchedAt, read_at: readAt } = production;
  if (searchedAt && readAt.getTime() - searchedAt.getTime() >= gapMs) return;
  const age = readAt.getTime() - intent.getTime();
  if (age >= settleMs && !searchedAt) await tryNoteSearch(deps.db, production, intent);
  const why = `CreateJob was called at ${intent.toISOString()} and did not answer; searching for the job`;
  await tryLater(deps, production, blockFor('unsettled', why), context);
}
