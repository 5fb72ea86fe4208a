import { DAY, MONTH, UUID } from './identifiers.ts';
import { baseNameOf } from './s3-uri.ts';

export interface UploadKey {
  uuid: string;
  /** `YYYY-MM/DD`; the oldest keys carry none */
  date: string | undefined;
  /** the file name without its extension, from which MediaConvert names its outputs */
  baseName: string;
}

const DATED = new RegExp(`^(?:.*/)?(${MONTH})[/-](${DAY})/(${UUID})/(?:.*/)?([^/]+)$`, 's');
const UNDATED = new RegExp(`^(?:.*/)?((${UUID})-[^/]+)$`, 's');

/** `uploads/YYYY-MM/DD/{UUID}/video.ext`, `…/YYYY-MM-DD/{UUID}/…` or `{UUID}-name.ext`; else undefined. */
export function parseUploadKey(key: string): UploadKey | undefined {
  const [, month, day, datedUuid, datedName] = DATED.exec(key) ?? [];
  if (datedUuid !== undefined && datedName !== undefined) {
    return { uuid: datedUuid, date: `${month}/${day}`, baseName: baseNameOf(datedName) };
  }
  const [, undatedName, undatedUuid] = UNDATED.exec(key) ?? [];
  if (undatedUuid === undefined || undatedName === undefined) return undefined;
  return { uuid: undatedUuid, date: undefined, baseName: baseNameOf(undatedName) };
}

/** Where a new upload lies: `uploads/YYYY-MM/DD/{UUID}/video.ext`. */
export function buildUploadKey(upload: { date: string; uuid: string; extension: string }): string {
  const [year, month, day] = upload.date.split('-');
  return `uploads/${year}-${month}/${day}/${upload.uuid}/video.${upload.extension}`;
}
