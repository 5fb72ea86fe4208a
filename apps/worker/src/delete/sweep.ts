import type { DeletionWork } from '@bacs/db';
import { composeBlock } from '@bacs/domain';
import type { JobContext } from '@bacs/queue';
import { deleteObjects, type ListedPage, listPage, type StoredObject } from '@bacs/s3';
import type { Dependencies } from '../dependencies.ts';
import { bytesOf, countDeleted, noteFailures } from './count.ts';
import { tryLater } from './try-later.ts';
import type { WorkingCopy } from './working-copy.ts';

/** A step ends after this time, so that a worker that is told to stop does not wait for 20,000 objects. */
const stepMs = 5_000;

/**
 * Returns when a sweep through all places has met nothing, DELETE_SWEEP_MS after one that left nothing behind. It works
 * on a page at a time, and keeps only the page's numbers.
 */
export async function sweep(deps: Dependencies, copy: WorkingCopy, context: JobContext): Promise<void> {
  const { work } = copy;
  if (work.places.length === 0) return;
  await waitForNext(deps, copy, context);
  await countLost(deps, copy);
  const until = performance.now() + stepMs;
  for (let listing = list(deps, work); listing !== undefined; ) {
    const page = await listing;
    const next = placeAfter(work, page);
    // S3 lists the next page while it deletes this one.
    listing = list(deps, { ...work, ...next });
    listing?.catch(() => {});
    await deletePage(deps, copy, page.objects);
    Object.assign(work, next);
    if (performance.now() > until || context.signal.aborted) {
      await copy.save();
      return await context.notYet(1);
    }
  }
  await endSweep(deps, copy, context);
}

/** A canceled job, or somebody else, may still write between two sweeps: this waits for it. */
async function waitForNext({ config }: Dependencies, copy: WorkingCopy, context: JobContext): Promise<void> {
  const { swept_at, place, after, page } = copy.work;
  const isAtStart = place === 0 && after === '' && page === null;
  if (swept_at === null || !isAtStart) return;
  const waitMs = swept_at + config.DELETE_SWEEP_MS - copy.now();
  if (waitMs > 0) await context.notYet(waitMs);
}

/** A worker that died in the middle of a page has not counted it: the objects that are no longer there were deleted. */
async function countLost({ s3 }: Dependencies, { work }: WorkingCopy): Promise<void> {
  const { page, after } = work;
  const place = work.places[work.place];
  if (!page || !place) return;
  const { objects } = await listPage(s3, place, after);
  const left = objects.filter(({ key }) => Buffer.compare(Buffer.from(key), Buffer.from(page.last)) <= 0);
  countDeleted(work, page, left);
  work.met += page.objects;
  work.page = null;
}

/** Lists the next page of the sweep; undefined when it has been through all places. */
function list({ s3 }: Dependencies, { places, place, after }: Cursor): Promise<ListedPage> | undefined {
  const current = places[place];
  return current && listPage(s3, current, after);
}

type Cursor = Pick<DeletionWork, 'places' | 'place' | 'after'>;

function placeAfter({ place, after }: Cursor, { objects, isLast }: ListedPage): Omit<Cursor, 'places'> {
  return isLast ? { place: place + 1, after: '' } : { place, after: objects.at(-1)?.key ?? after };
}

async function deletePage(
  { s3, logSparingly }: Dependencies,
  copy: WorkingCopy,
  objects: StoredObject[],
): Promise<void> {
  const { deletion, work } = copy;
  const place = work.places[work.place];
  const last = objects.at(-1)?.key;
  if (!place || last === undefined) return;
  const page = { last, objects: objects.length, bytes: bytesOf(objects) };
  work.page = page;
  await copy.save();
  const failures = await deleteObjects(s3, place.bucket, objects);
  const [inFull] = failures;
  if (inFull) logSparingly('delete: keys', { deletion: deletion.ulid, inFull }, 'keys were not deleted');
  const failedKeys = new Set(failures.map(({ key }) => key));
  const left = objects.filter(({ key }) => failedKeys.has(key));
  countDeleted(work, page, left);
  noteFailures(work, objects, failures);
  work.page = null;
  work.met += objects.length;
  work.undeleted += left.length;
  if (copy.blocked && left.length === 0) await copy.save({ unblock: true });
}

async function endSweep(deps: Dependencies, copy: WorkingCopy, context: JobContext): Promise<void> {
  const { deletion, work } = copy;
  const { met, undeleted } = work;
  Object.assign(work, { place: 0, after: '', met: 0, undeleted: 0, sweeps: work.sweeps + 1 });
  if (undeleted > 0) {
    work.swept_at = null;
    await copy.save();
    const { code = '', message = '' } = work.failures.find(({ resolved }) => !resolved) ?? {};
    const why = `S3 did not delete ${undeleted} objects: ${code} ${message}`;
    return await tryLater(deps, deletion, composeBlock('undeleted', why), context);
  }
  for (const failure of work.failures) failure.resolved = true;
  if (met === 0 && work.swept_at !== null) return;
  work.swept_at = copy.now();
  await copy.save({ unblock: copy.blocked });
  context.log(`deleted ${work.objects} objects so far; looks again in ${deps.config.DELETE_SWEEP_MS} ms`);
  return await context.notYet(deps.config.DELETE_SWEEP_MS);
}
