import type { DeletionWork } from '@bacs/db';
import type { KeyFailure, StoredObject } from '@bacs/s3';

/** The row counts further failures without their keys: a bucket that refuses everything must not fill it. */
const mostFailures = 100;

/** Counts the objects that have gone of a page that was about to be deleted. */
export function countDeleted(
  work: DeletionWork,
  page: { objects: number; bytes: number },
  left: StoredObject[],
): void {
  // Somebody may have written between those keys meanwhile.
  work.objects += Math.max(0, page.objects - left.length);
  work.bytes += Math.max(0, page.bytes - bytesOf(left));
}

export function bytesOf(objects: StoredObject[]): number {
  return objects.reduce((sum, { size }) => sum + size, 0);
}

/** S3's words on permissions name accounts and roles: only the log gets them. */
function withoutNames({ key, code, message }: KeyFailure): KeyFailure {
  return { key, code, message: code === 'AccessDenied' ? 'not permitted' : message };
}

/** Notes the keys of a page that S3 did not delete, and those that it now did. */
export function noteFailures(work: DeletionWork, page: StoredObject[], failures: KeyFailure[]): void {
  const failed = new Map(failures.map((failure) => [failure.key, withoutNames(failure)]));
  const tried = new Set(page.map(({ key }) => key));
  for (const known of work.failures) {
    const again = failed.get(known.key);
    if (again) Object.assign(known, again, { resolved: false });
    else if (tried.has(known.key)) known.resolved = true;
    failed.delete(known.key);
  }
  const news = [...failed.values()].slice(0, mostFailures - work.failures.length);
  work.failures.push(...news.map((failure) => ({ ...failure, resolved: false })));
  work.failure_count += failures.length;
}
