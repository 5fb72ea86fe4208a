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

/** What an output's key, or a prefix of one, says of whose it is. */
export type OutputKey = {
  /** `YYYY-MM/DD` in form; what the older system rendered may carry a date of zeros */
  date: string;
  uploadUuid: string;
  uploadPrefix: string;
  /** absent in keys of the older system, as is the root prefix */
  productionUlid: string | undefined;
  rootPrefix: string | undefined;
  orientation: Orientation | undefined;
  /** what follows */
  rest: string;
};

const upload = `(?<date>\\d{4}-\\d{2}/\\d{2})/(?<uploadUuid>${uuidPattern})/`;
const outputKey = new RegExp(
  `^${upload}(?:(?<productionUlid>${ulidPattern})/)?(?:(?<orientation>${orientations.join('|')})/)?(?<rest>.*)$`,
  's',
);

/** Undefined for a key of a form that nothing of ours writes. */
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
 * The root prefix that stands somewhere in a row's prefix, or the upload prefix where there is no ULID; in lower case,
 * because rows were not always written as keys are.
 */
export function findOwnPrefix(outputPrefix: string): string | undefined {
  return ownPrefix.exec(outputPrefix)?.groups?.['prefix']?.toLowerCase();
}

/** The orientation that a prefix ends in. */
export function orientationIn(prefix: string): Orientation | undefined {
  const folder = prefix.split('/').at(-2);
  return isOrientation(folder) ? folder : undefined;
}
