import type { Job } from '@aws-sdk/client-mediaconvert';
import { isUlid } from '@bacs/domain';

/** A MediaConvert job carries the ULID of its production under this key. Jobs outlive a release: it never changes. */
const ulidKey = 'production_ulid';

export function userMetadataOf(productionUlid: string): Record<string, string> {
  return { [ulidKey]: productionUlid };
}

/** Reads the ULID of the production that a job belongs to; it is undefined when somebody else made the job. */
export function productionUlidOf({ UserMetadata }: Pick<Job, 'UserMetadata'>): string | undefined {
  const ulid: unknown = UserMetadata?.[ulidKey];
  return typeof ulid === 'string' && isUlid(ulid) ? ulid : undefined;
}
