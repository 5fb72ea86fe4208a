import { deleteObjects } from '@bacs/s3';
import { type Scan, scanForOrphans } from './scan.ts';

/**
 * Scans anew and deletes a page's orphans right after the database has been asked about them, so an object that has got
 * a row since the count stays. It may be stopped at any time and run again.
 * @throws when there are more than were counted: then rows are going that were there before
 */
export async function deleteOrphans(
  scan: Scan,
  counted: number,
  write: (line: string) => void,
): Promise<{ deleted: number; failed: number }> {
  let [met, failed] = [0, 0];
  for await (const { bucket, orphans } of scanForOrphans(scan)) {
    if (met + orphans.length > counted)
      throw new Error(
        `Stopped after ${met - failed} deletions: there are more orphans than the ${counted} that were counted.`,
      );
    const failures = await deleteObjects(scan.s3, bucket, orphans);
    for (const { key, code, message } of failures)
      write(`not deleted: s3://${bucket}/${key}: ${code} ${message}`);
    met += orphans.length;
    failed += failures.length;
  }
  return { deleted: met - failed, failed };
}
