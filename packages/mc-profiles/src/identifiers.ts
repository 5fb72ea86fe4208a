import { isBucketName } from './s3-uri.ts';

export const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
export const MONTH = '\\d{4}-(?:0[1-9]|1[0-2])';
export const DAY = '(?:0[1-9]|[12]\\d|3[01])';

export type Orientation = 'portrait' | 'landscape';

const UUID_ONLY = new RegExp(`^${UUID}$`);
const DATE_ONLY = new RegExp(`^${MONTH}/${DAY}$`);
const ULID_ONLY = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export function isUuid(value: string): boolean {
  return UUID_ONLY.test(value);
}

/** `YYYY-MM/DD`, as it stands in keys */
export function isKeyDate(value: string): boolean {
  return DATE_ONLY.test(value);
}

export function isUlid(value: string): boolean {
  return ULID_ONLY.test(value);
}

export function isOrientation(value: string | undefined): value is Orientation {
  return value === 'portrait' || value === 'landscape';
}

/** An object, not a folder: `s3://bucket/…/name` */
export function isS3ObjectUri(value: string): boolean {
  const [, bucket = ''] = /^s3:\/\/([^/]+)\/(?:[^/]+\/)*[^/]+$/.exec(value) ?? [];
  return isBucketName(bucket);
}
