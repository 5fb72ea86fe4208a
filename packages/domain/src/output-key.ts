import { isUlid, isUuid, ulidPattern, uuidPattern } from './addresses.ts';
import { isKeyDate } from './key-date.ts';
import { isOrientation, type Orientation, orientations } from './orientation.ts';

/** `YYYY-MM/DD/{UPLOAD_UUID}/`: all outputs of an upload lie below it. */
export function uploadPrefix({ date, uploadUuid }: { date: string; uploadUuid: string }): string {
  if (!isKeyDate(date)) throw new Error(`${JSON.stringify(date)} is not YYYY-MM/DD`);
  if (!isUuid(uploadUuid)) throw new Error(`${JSON.stringify(uploadUuid)} is not a UUID`);
  return `${date}/${uploadUuid}/`;
}

/** `YYYY-MM/DD/{UPLOAD_UUID}/{PRODUCTION_ULID}/`: all that a production writes lies below it. */
export function rootPrefix({
  productionUlid,
  ...upload
}: {
  date: string;
  uploadUuid: string;
  productionUlid: string;
}): string {
  if (!isUlid(productionUlid)) throw new Error(`${JSON.stringify(productionUlid)} is not a ULID`);
  return `${uploadPrefix(upload)}${productionUlid}/`;
}

/** The parts of an output's key, or of the beginning of one, tell its owner. */
export type OutputKey = {
  /** in the form `YYYY-MM/DD`; outputs of the older system may have a date of zeros */
  date: string;
  uploadUuid: string;
  uploadPrefix: string;
  /** absent in keys of the older system, as is the root prefix */
  productionUlid: string | undefined;
  rootPrefix: string | undefined;
  orientation: Orientation | undefined;
  /** the part after the root prefix or upload prefix and the orientation */
  rest: string;
};

const upload = `(?<date>\\d{4}-\\d{2}/\\d{2})/(?<uploadUuid>${uuidPattern})/`;
const outputKey = new RegExp(
  `^${upload}(?:(?<productionUlid>${ulidPattern})/)?(?:(?<orientation>${orientations.join('|')})/)?(?<rest>.*)$`,
  's',
);

/** Returns undefined for a key of a form that this service does not write. */
export function parseOutputKey(key: string): OutputKey | undefined {
  const { date, uploadUuid, productionUlid, orientation, rest } = outputKey.exec(key)?.groups ?? {};
  if (date === undefined || uploadUuid === undefined || rest === undefined) return undefined;
  const prefix = `${date}/${uploadUuid}/`;
  return {
    date,
    uploadUuid,
    uploadPrefix: prefix,
    productionUlid,
    rootPrefix: productionUlid && `${prefix}${productionUlid}/`,
    orientation: isOrientation(orientation) ? orientation : undefined,
    rest,
  };
}

const ownPrefix = new RegExp(`(?:^|/)(?<prefix>${upload}(?:${ulidPattern}/)?)`, 'si');

/**
 * Finds the root prefix inside a row's prefix, or the upload prefix if there is no ULID. The result is in lower case,
 * because not all rows are written as keys are.
 */
export function findOwnPrefix(outputPrefix: string): string | undefined {
  return ownPrefix.exec(outputPrefix)?.groups?.['prefix']?.toLowerCase();
}

/** Reads the orientation from the folders of a prefix. The last folder that is named so tells it. */
export function orientationIn(prefix: string): Orientation | undefined {
  return prefix.split('/').slice(0, -1).findLast(isOrientation);
}
