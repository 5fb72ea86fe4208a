import { type ProductionToRender, tryNoteSearch, type Upload } from '@bacs/db';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { adopt } from './adopt.ts';
import { findJobs } from './find-jobs.ts';
import { tryLater } from './try-later.ts';

/** Returns when it is as certain as can be that there is no job of the intent; adopts a job that is found. */
export async function settle(
  deps: Dependencies,
  production: ProductionToRender,
  { intent, upload }: { intent: Date; upload: Upload | undefined },
  context: JobContext,
): Promise<void> {
  const { SUBMIT_SETTLE_MS: settleMs, SUBMIT_SEARCH_GAP_MS: gapMs } = deps.config;
  const [found, ...others] = await findJobs(deps, production, upload);
  if (found) return await adopt(deps, production, [found, ...others], context);
  const { submit_searched_at: searchedAt, read_at: readAt } = production;
  if (searchedAt && readAt.getTime() - searchedAt.getTime() >= gapMs) return;
  const age = readAt.getTime() - intent.getTime();
  if (age >= settleMs && !searchedAt) await tryNoteSearch(deps.db, production, intent);
  const reason = `unsettled: CreateJob was called at ${intent.toISOString()} and did not answer; searching for the job`;
  await tryLater(deps, production, { cause: 'unsettled', reason }, context);
}
