import type { DeletionReceipt, DeletionWork } from '../schema.ts';

/** Makes the receipt from the work done so far. */
export function receiptOf({ places, ...work }: DeletionWork): DeletionReceipt {
  const { objects, bytes, mediaconvert_jobs_cancelled, failures, failure_count, sweeps } = work;
  const prefixes = places.map(({ bucket, prefix }) => `s3://${bucket}/${prefix}`);
  return { objects, bytes, prefixes, mediaconvert_jobs_cancelled, failures, failure_count, sweeps };
}
