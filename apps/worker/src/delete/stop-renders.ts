import type { Production, Upload } from '@bacs/db';
import { findTargetRows, targetOf } from '@bacs/db/deletions';
import { inputUriOf } from '@bacs/mc-profiles';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { cancelJob } from '../mediaconvert/cancel-job.ts';
import { type CheckedJob, hasEnded } from '../mediaconvert/checked-job.ts';
import { findJobs } from '../mediaconvert/find-jobs.ts';
import { judgeSearch, unsettled } from '../settled.ts';
import { tryLater } from './try-later.ts';
import type { WorkingCopy } from './working-copy.ts';

/**
 * Returns when every MediaConvert job of the target is at its end, as MediaConvert itself says: until then the job may
 * write once more what has been deleted. Where the outcome of an intent is unknown it searches for the job, as
 * render/submit.ts does.
 */
export async function stopRenders(deps: Dependencies, copy: WorkingCopy, context: JobContext): Promise<void> {
  const { deletion, work } = copy;
  const { upload, productions } = await findTargetRows(deps.db, targetOf(deletion));
  // Rows of the older system may have '' for no job.
  const known: Rendering[] = productions.filter(
    ({ mediaconvert_job_id: id, outputs }) => id && outputs === null,
  );
  const unanswered = productions.filter(
    ({ mediaconvert_job_id: id, submit_intent_at: intent }) => !id && intent !== null,
  );
  if (upload && deletion.production_id === null && isRendering(upload))
    known.push({ ...upload, started_at: null, completed_at: null });
  let running = 0;
  const missed: Production[] = [];
  try {
    for (const production of known) if (!(await stopKnown(deps, copy, production))) running += 1;
    for (const production of unanswered) {
      const found = upload ? await stopFound(deps, copy, production, upload) : 'none';
      if (found === 'running') running += 1;
      if (found === 'none') missed.push(production);
    }
  } catch (error) {
    // A call has no turn, or no answer: the next run goes on with what has not ended.
    await copy.save();
    throw error;
  }
  if (running > 0) {
    await copy.save();
    if (context.isFirstRun) context.log(`waits for ${running} MediaConvert jobs to end`);
    return await context.notYet(deps.config.RENDER_POLL_MS);
  }
  if (missed.length > 0) await settle(deps, copy, missed, context);
  context.log('every MediaConvert job of it has ended');
  work.stopped = true;
  delete work.ended;
  await copy.save({ unblock: copy.blocked });
}

type Dates = { created_at: Date | null; started_at: Date | null; completed_at: Date | null };
type Rendering = { mediaconvert_job_id: string | null } & Dates;

/** The older system kept the job on the upload. */
function isRendering({ mediaconvert_job_id, status }: Upload): boolean {
  return Boolean(mediaconvert_job_id) && (status === 'queued' || status === 'processing');
}

/** Cancels the row's own job. @returns whether it is at its end. */
async function stopKnown(deps: Dependencies, copy: WorkingCopy, production: Rendering): Promise<boolean> {
  const jobId = production.mediaconvert_job_id ?? '';
  if (wasSeenEnded(copy, jobId)) return true;
  const job = await cancelJob(deps.mediaConvert, jobId);
  if (job) return noteEnd(copy, job, production);
  // MediaConvert has forgotten the job long ago, or the job is too new to be found everywhere.
  const since = production.started_at ?? production.created_at;
  return !since || !(copy.deletion.read_at.getTime() - since.getTime() < deps.config.JOB_LOST_AFTER_MS);
}

async function stopFound(
  deps: Dependencies,
  copy: WorkingCopy,
  production: Production,
  upload: Upload,
): Promise<'none' | 'running' | 'ended'> {
  const wanted = { ...production, intent: production.submit_intent_at, inputUri: inputUriOf(upload) };
  const found = await findJobs(deps.mediaConvert, wanted);
  const ends = found.map(async ({ Id }) => {
    if (wasSeenEnded(copy, Id)) return true;
    const job = await cancelJob(deps.mediaConvert, Id);
    return job !== undefined && noteEnd(copy, job, production);
  });
  if (found.length === 0) return 'none';
  return (await Promise.all(ends)).every(Boolean) ? 'ended' : 'running';
}

/** Tells whether an earlier run has seen the job at its end, so that it need not be asked for again. */
function wasSeenEnded({ work }: WorkingCopy, jobId: string): boolean {
  return work.ended?.includes(jobId) ?? false;
}

/** @returns whether the job is at its end */
function noteEnd({ work }: WorkingCopy, job: CheckedJob, { completed_at }: Dates): boolean {
  const { Id, Status } = job;
  const { mediaconvert_jobs_cancelled: canceled } = work;
  if (Status === 'CANCELED' && completed_at === null && !canceled.includes(Id)) canceled.push(Id);
  if (!hasEnded(job)) return false;
  work.ended = [...(work.ended ?? []), Id];
  return true;
}

/** Returns when it is as certain as can be that the intents which no job was found for have none. */
async function settle(
  deps: Dependencies,
  copy: WorkingCopy,
  missed: Production[],
  context: JobContext,
): Promise<void> {
  const { deletion, work } = copy;
  const { SUBMIT_SETTLE_MS: settleMs, SUBMIT_SEARCH_GAP_MS: gapMs } = deps.config;
  const youngest = Math.max(...missed.map(({ submit_intent_at: intent }) => intent?.getTime() ?? 0));
  const now = deletion.read_at.getTime();
  const verdict = judgeSearch({ intent: youngest, searchedAt: work.searched_at, now, settleMs, gapMs });
  if (verdict === 'settled') return;
  if (verdict === 'note the first search') work.searched_at = now;
  await copy.save();
  return await tryLater(deps, deletion, unsettled(new Date(youngest)), context);
}
