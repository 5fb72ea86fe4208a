import { type Scan, scanForOrphans } from './scan.ts';

export type Count = {
  objects: number;
  notOurs: number;
  tooYoung: number;
  orphans: number;
  bytes: number;
  newest: Date | undefined;
};
export type Counts = { total: Count; buckets: Map<string, Count> };

const nothing: Count = { objects: 0, notOurs: 0, tooYoung: 0, orphans: 0, bytes: 0, newest: undefined };

/** Lists every object that belongs to no row, and counts them by bucket. */
export async function countOrphans(scan: Scan, write: (line: string) => void): Promise<Counts> {
  const buckets = new Map<string, Count>();
  const total = { ...nothing };
  for await (const { bucket, orphans, ...page } of scanForOrphans(scan)) {
    for (const { key, size, modifiedAt } of orphans)
      write(`${modifiedAt.toISOString()} ${String(size).padStart(12)} s3://${bucket}/${key}`);
    const count = buckets.get(bucket) ?? { ...nothing };
    buckets.set(bucket, count);
    for (const sum of [count, total]) {
      sum.objects += page.objects;
      sum.notOurs += page.notOurs;
      sum.tooYoung += page.tooYoung;
      sum.orphans += orphans.length;
      sum.bytes += orphans.reduce((bytes, { size }) => bytes + size, 0);
      for (const { modifiedAt } of orphans)
        if (sum.newest === undefined || modifiedAt > sum.newest) sum.newest = modifiedAt;
    }
  }
  return { total, buckets };
}
