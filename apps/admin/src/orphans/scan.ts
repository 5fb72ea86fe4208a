import type { S3Client } from '@aws-sdk/client-s3';
import type { Database } from '@bacs/db';
import { deleteObjects, listPages } from '@bacs/s3';
import { claimOfOutput, claimOfSource } from './claim.ts';
import type { OrphansConfig } from './config.ts';
import { findOrphans } from './find-orphans.ts';
import { openCounter } from './progress.ts';
import { readPlaces } from './read-places.ts';

export type Totals = {
  objects: number;
  notOurs: number;
  tooYoung: number;
  orphans: number;
  bytes: number;
  deleted: number;
  failed: number;
};

export type Scan = {
  db: Database;
  s3: S3Client;
  config: OrphansConfig;
  /** The scan skips objects that are younger than this, in ms. */
  olderThanMs: number;
  deletes: boolean;
  write: (line: string) => void;
};

/** Goes through both buckets page by page. If it is told to, it deletes the objects that belong to no row. */
export async function scanForOrphans(scan: Scan): Promise<Totals> {
  const { db, config } = scan;
  const totals = { objects: 0, notOurs: 0, tooYoung: 0, orphans: 0, bytes: 0, deleted: 0, failed: 0 };
  const inRows = await readPlaces(db);
  const places = [
    { bucket: config.OUTPUT_BUCKET, claimOf: claimOfOutput },
    { bucket: config.UPLOAD_BUCKET, claimOf: claimOfSource },
  ];
  for (const place of places) await scanBucket(scan, { ...place, inRows }, totals);
  return totals;
}

type BucketToScan = { bucket: string } & Parameters<typeof findOrphans>[3];

async function scanBucket(scan: Scan, { bucket, ...by }: BucketToScan, totals: Totals): Promise<void> {
  const { db, s3, olderThanMs, deletes, write } = scan;
  const counter = openCounter(bucket);
  try {
    for await (const page of listPages(s3, { bucket })) {
      const oldEnough = page.filter(({ modifiedAt }) => modifiedAt.getTime() <= Date.now() - olderThanMs);
      const { orphans, notOurs } = await findOrphans(db, bucket, oldEnough, by);
      for (const { key, size, modifiedAt } of orphans)
        write(`${modifiedAt.toISOString()} ${String(size).padStart(12)} s3://${bucket}/${key}`);
      totals.objects += page.length;
      totals.notOurs += notOurs;
      totals.tooYoung += page.length - oldEnough.length;
      totals.orphans += orphans.length;
      totals.bytes += orphans.reduce((sum, { size }) => sum + size, 0);
      counter.add(page.length, orphans.length);
      if (!deletes) continue;
      const failures = await deleteObjects(s3, bucket, orphans);
      for (const { key, code, message } of failures)
        write(`not deleted: s3://${bucket}/${key}: ${code} ${message}`);
      totals.deleted += orphans.length - failures.length;
      totals.failed += failures.length;
    }
  } finally {
    counter.close();
  }
}
