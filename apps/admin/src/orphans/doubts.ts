import type { Database } from '@bacs/db';
import { findNewestRowTime } from '@bacs/db/owners';
import type { Counts } from './count.ts';

/** Orphans are what a crash leaves behind: more of them than this share of a bucket means something else. */
export const mostShare = 0.1;

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * Says why these orphans may belong to rows that this database does not have: it is empty, or that of another
 * environment, or an old backup. No doubt is no proof: buckets that two environments share have orphans of both.
 */
export async function findDoubts(db: Database, { total, buckets }: Counts): Promise<string[]> {
  if (total.orphans === 0) return [];
  const { upload, newest } = await findNewestRowTime(db);
  const doubts = upload ? [] : ['The database knows no upload.'];
  for (const [bucket, { objects, notOurs, tooYoung, orphans }] of buckets) {
    const ours = objects - notOurs - tooYoung;
    if (orphans > ours * mostShare)
      doubts.push(
        `${orphans} of ${ours} objects of s3://${bucket} are orphans: more than ${mostShare * 100} %.`,
      );
  }
  if (newest && total.newest && total.newest.getTime() > newest.getTime() + dayMs)
    doubts.push(
      `An orphan was written at ${total.newest.toISOString()}, and the newest row is of ${newest.toISOString()}: the database may be an old backup.`,
    );
  return doubts;
}

/** Refuses a deletion that is doubtful, unless the number of objects is named exactly. @throws what to do */
export function refuseDoubtful(doubts: string[], { total: { orphans } }: Counts, expected?: number): void {
  if (expected !== undefined && expected !== orphans)
    throw new Error(`Nothing was deleted: there are ${orphans} orphans, and --expect says ${expected}.`);
  if (expected !== undefined || doubts.length === 0) return;
  throw new Error(
    [
      ...doubts,
      'Nothing was deleted. Check DATABASE_URL, UPLOAD_BUCKET and OUTPUT_BUCKET, and that no other environment uses the buckets.',
      `If these objects are to go all the same, name their number: --delete --expect ${orphans}`,
    ].join('\n'),
  );
}
