import type { DeletionReceipt, DeletionWork } from '../schema.ts';

/** The receipt of what has been done. */
export function receiptOf({ places, ...work }: DeletionWork): DeletionReceipt {
  const { objects, bytes, mediaconvert_jobs_cancelled, failures, failure_count, sweeps } = work;
  const prefixes = places.map(({ bucket, prefix }) => `s3://${bucket}/${prefix}`);
  return { objects, bytes, prefixes, mediaconvert_jobs_cancelled, failures, failure_count, sweeps };
}
