import { uuidPattern } from './addresses.ts';
import { dayPattern, monthPattern, toKeyDate } from './key-date.ts';
import { baseNameOf } from './s3-uri.ts';

export type UploadKey = {
  uuid: string;
  /** `YYYY-MM/DD`; the oldest keys carry none */
  date: string | undefined;
  /** the file name without its extension, from which MediaConvert names its outputs */
  baseName: string;
};

/**
 * Sources that clients upload through this service lie below this folder; sources of the older system may lie
 * elsewhere.
 */
export const uploadFolder = 'uploads/';

const dated = new RegExp(
  `^(?:.*/)?(?<month>${monthPattern})[/-](?<day>${dayPattern})/(?<uuid>${uuidPattern})/(?:.*/)?(?<name>[^/]+)$`,
  's',
);
const undated = new RegExp(`^(?:.*/)?(?<name>(?<uuid>${uuidPattern})-[^/]+)$`, 's');

/**
 * Parses `uploads/YYYY-MM/DD/{UUID}/video.ext`, `…/YYYY-MM-DD/{UUID}/…` or `{UUID}-name.ext`; else returns undefined.
 */
export function parseUploadKey(key: string): UploadKey | undefined {
  const { month, day, uuid, name } = (dated.exec(key) ?? undated.exec(key))?.groups ?? {};
  if (uuid === undefined || name === undefined) return undefined;
  const date = month === undefined ? undefined : `${month}/${day}`;
  return { uuid, date, baseName: baseNameOf(name) };
}

/** Builds the key of a new upload, `uploads/YYYY-MM/DD/{UUID}/video.ext`, from a date `YYYY-MM-DD`. */
export function buildUploadKey(upload: { date: string; uuid: string; extension: string }): string {
  const date = toKeyDate(upload.date);
  if (date === undefined) throw new Error(`${JSON.stringify(upload.date)} is not YYYY-MM-DD`);
  return `${uploadFolder}${date}/${upload.uuid}/video.${upload.extension}`;
}

/** The columns that tell an upload's UUID and date: its own, else those in its key. */
export type IdentifiableUpload = {
  s3_key: string;
  asset_uuid: string | null;
  /** `YYYY-MM-DD` */
  date_ymd: string | null;
  created_at: Date | null;
};

/**
 * Finds the upload's UUID and its date as `YYYY-MM/DD`, which the keys of its productions contain. It does not check
 * the UUID of the row, which may be any text.
 */
export function identifyUpload({ s3_key, asset_uuid, date_ymd, created_at }: IdentifiableUpload): {
  uuid: string | undefined;
  date: string | undefined;
} {
  const key = parseUploadKey(s3_key);
  const date = toKeyDate(date_ymd) ?? key?.date ?? toKeyDate(isoDate(created_at));
  return { uuid: asset_uuid ?? key?.uuid, date };
}

function isoDate(date: Date | null): string | null {
  return date === null || Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}
