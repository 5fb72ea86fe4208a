import { type Block, takenStatuses } from '@bacs/domain';
import { blockedBy } from '../blocked.ts';
import type { Database, Production } from '../schema.ts';
import { type Seen, tryTransition } from './try-transition.ts';

/**
 * submitted or processing → queued: MediaConvert has failed, which was no fault of the production's, and it is rendered
 * again. It goes back in line with the turn that it had, so it is among the next, and it has no intent until then. This
 * needs the job that was seen to fail still to be the row's: whoever comes late must not leave a job behind that runs.
 */
export async function tryRenderAgain(
  db: Database,
  seen: Seen & Pick<Production, 'mediaconvert_job_id' | 'failed_jobs'>,
  { code, message, block }: { code: string; message: string; block: Block },
): Promise<boolean> {
  const id = seen.mediaconvert_job_id ?? '';
  return await tryTransition(
    db,
    seen,
    'queued',
    (query) =>
      query
        .set({
          ...blockedBy(block),
          failed_jobs: JSON.stringify([...(seen.failed_jobs ?? []), { id, code }]),
          mediaconvert_job_id: null,
          submit_intent_at: null,
          submit_resent_at: null,
          submit_searched_at: null,
          released_at: null,
          started_at: null,
          progress_percent: 0,
        })
        .where('status', 'in', takenStatuses)
        .where('mediaconvert_job_id', '=', id),
    { mediaconvert_job_id: id, code, message },
  );
}
