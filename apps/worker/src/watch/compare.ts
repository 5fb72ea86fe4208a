import {
  blockSubmitted,
  findTaken,
  storeProgressOf,
  type TakenProduction,
  tryMarkProcessing,
  unblockTaken,
} from '@bacs/db/productions';
import { showProgress, tryClaimWake } from '@bacs/queue';
import { isBlockedBy, isRefused, pausedBlock } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import type { ListedJob } from '../mediaconvert/list-jobs.ts';
import type { LiveJob } from '../mediaconvert/list-live-jobs.ts';
import { quarterLine } from '../quarter-line.ts';
import { wakeRender } from '../wake-render.ts';
import { remainingMs } from './next-sweep.ts';

const pageSize = 500;

type List = { jobs: Map<string, ListedJob>; isComplete: boolean };

export type Lists = { waiting: List; running: List; startedAt: number };

type Compared = {
  /** In how many ms each job that transcodes is likely to end */
  remainingMs: number[];
  /** How many have begun, and how many renders were woken */
  begun: number;
  woken: number;
  /** Jobs that carry the ULID of a production and are not what MediaConvert has of it by its row */
  strays: LiveJob[];
};

/** Compares the productions that MediaConvert has taken with the lists of its jobs, page by page. */
export async function compare(deps: Dependencies, lists: Lists): Promise<Compared> {
  const compared: Compared = { remainingMs: [], begun: 0, woken: 0, strays: [] };
  const strays = new Map([...lists.waiting.jobs, ...lists.running.jobs]);
  let after = 0;
  for (;;) {
    const page = await findTaken(deps.db, { after, limit: pageSize });
    await comparePage(deps, lists, page, compared);
    for (const { mediaconvert_job_id } of page) strays.delete(mediaconvert_job_id ?? '');
    after = page.at(-1)?.id ?? after;
    if (page.length < pageSize) break;
  }
  for (const [jobId, { ulid }] of strays) if (ulid !== undefined) compared.strays.push({ ulid, jobId });
  return compared;
}

async function comparePage(
  deps: Dependencies,
  lists: Lists,
  page: TakenProduction[],
  compared: Compared,
): Promise<void> {
  const { running, waiting } = lists;
  const found = page.map((row) => {
    const id = row.mediaconvert_job_id ?? '';
    return { row, job: running.jobs.get(id) ?? waiting.jobs.get(id) };
  });
  const transcoding = found.flatMap(({ row, job }) => (job?.status === 'PROGRESSING' ? [{ row, job }] : []));
  for (const { row, job } of transcoding) compared.remainingMs.push(remainingMs(ageOf(row), job.percent));
  compared.begun += await storeProgress(deps, transcoding);
  await tellPaused(deps, found);
  const gone = found.flatMap(({ row, job }) => (job === undefined && isGone(deps, lists, row) ? [row] : []));
  compared.woken += await wake(deps, gone);
}

type Listed = { row: TakenProduction; job: ListedJob };

/** @returns how many have begun */
async function storeProgress(deps: Dependencies, transcoding: Listed[]): Promise<number> {
  const { db, queues } = deps;
  const begun = transcoding.filter(({ row }) => row.status === 'submitted');
  for (const { row } of begun) await tryMarkProcessing(db, row);
  const further = transcoding.filter(({ row, job }) => (job.percent ?? 0) > row.progress_percent);
  await storeProgressOf(db, new Map(further.map(({ row, job }) => [row.id, job.percent ?? 0])));
  const shown = new Set([...begun, ...further]);
  await Promise.all(
    [...shown].map(({ row: { ulid, attempt, ...row }, job: { percent = 0 } }) => {
      const line =
        row.status === 'submitted' ? 'MediaConvert transcodes' : quarterLine(percent, row.progress_percent);
      return showProgress(queues, 'render', { production_ulid: ulid, attempt }, { percent, line });
    }),
  );
  return begun.length;
}

/** Blocks what has waited for a while in a queue that somebody has paused, and unblocks what goes on. */
async function tellPaused(
  deps: Dependencies,
  found: { row: TakenProduction; job: ListedJob | undefined }[],
): Promise<void> {
  const { db, config } = deps;
  const queueOf = ({ row, job }: (typeof found)[number]) =>
    job?.status === 'SUBMITTED' && ageOf(row) >= config.BLOCKED_POLL_MS ? job.queue : undefined;
  const paused = new Map<string, number[]>();
  for (const queue of new Set(found.map(queueOf))) {
    if (queue === undefined || (await deps.queueStatus(queue)) !== 'PAUSED') continue;
    const ids = found.filter((one) => queueOf(one) === queue).map(({ row }) => row.id);
    paused.set(queue, ids);
    await blockSubmitted(db, ids, pausedBlock(queue));
  }
  const still = new Set([...paused.values()].flat());
  const goOn = found.filter(({ row, job }) => job && isBlockedBy(row, 'paused') && !still.has(row.id));
  await unblockTaken(
    db,
    goOn.map(({ row }) => row.id),
    'paused',
  );
}

/**
 * Tells that the job of a row which is in neither list has left them. A list that was not read to its end says nothing
 * about what is missing in it, and one may not have a job yet that was made a moment ago. A render that AWS has refused
 * an answer is not to look more often.
 */
function isGone({ config }: Dependencies, lists: Lists, row: TakenProduction): boolean {
  if (!lists.running.isComplete) return false;
  if (isRefused(row)) return false;
  if (row.status === 'submitted' && !lists.waiting.isComplete) return false;
  return ageOf(row) >= performance.now() - lists.startedAt + config.WATCH_EVERY_MS;
}

/** Measures the time since it was submitted, in ms, by the database's clock: this machine's may be off. */
function ageOf({ read_at, started_at }: TakenProduction): number {
  return read_at.getTime() - (started_at?.getTime() ?? 0);
}

/**
 * Has renders look at their jobs. A job may have been in neither list by accident, as the lists move while they are read
 * and may lag: it is not looked at again by every sweep. One that cannot be woken does not hold up the others.
 * @returns how many are awake now
 */
async function wake(deps: Dependencies, gone: TakenProduction[]): Promise<number> {
  const { redis, config, logSparingly } = deps;
  const place = { redis, prefix: config.QUEUE_PREFIX };
  const claim = { by: 'sweep', ms: 4 * config.WATCH_EVERY_MS } as const;
  const woken = await Promise.all(
    gone.map(async (row) => {
      try {
        if (!(await tryClaimWake(place, row.ulid, claim))) return false;
        return await wakeRender(deps, row);
      } catch (err) {
        logSparingly('wake', { production: row.ulid, err }, 'a render was not woken; a later sweep does it');
        return false;
      }
    }),
  );
  return woken.filter(Boolean).length;
}
