import { isKeyDate, isUuid, UUID } from './identifiers.ts';
import { rootPrefix } from './prefixes.ts';
import { resolveTokens, type Source } from './resolve-settings.ts';
import { parseUploadKey } from './upload-key.ts';

/** Where objects lie that belong to one upload or production and to nobody else. */
export interface Place {
  bucket: string;
  /** with its trailing slash; where `exact`, the whole key of one object */
  prefix: string;
  exact: boolean;
}

/** As far as it tells where its objects lie. */
export type PlacedUpload = Source & { output_prefix: string | null };
export type PlacedProduction = { ulid: string | null; output_prefix: string | null };

/** What a row says of its prefix is not its own: nothing of it may be deleted. */
export class PrefixRefusedError extends Error {
  override name = 'PrefixRefusedError';
}

/**
 * Below `YYYY-MM/DD/{UPLOAD_UUID}/{PRODUCTION_ULID}/`, for the upload's date and for the date that it was rendered with.
 * A production of the older system has no prefix of its own, and so no place: its siblings lie beside it.
 * @throws PrefixRefusedError
 */
export function placesOfProduction(
  upload: PlacedUpload | undefined,
  { ulid, output_prefix }: PlacedProduction,
  outputBucket: string,
): Place[] {
  if (!ulid) return [];
  const { uuid, date } = upload ? identify(upload) : { uuid: undefined, date: undefined };
  if (output_prefix && !output_prefix.includes(ulid)) {
    if (legacyPrefix.test(output_prefix)) return [];
    throw new PrefixRefusedError(`${output_prefix} is not a prefix of the production ${ulid}`);
  }
  if (uuid === undefined) {
    if (!output_prefix) return [];
    throw new PrefixRefusedError(`There is no upload to hold ${output_prefix} against`);
  }
  const roots = [
    ...(output_prefix ? [rootIn(output_prefix, `${uuid}/${ulid}`)] : []),
    ...(date ? [rootPrefix({ date, assetId: uuid, productionUlid: ulid })] : []),
  ];
  return toPlaces(outputBucket, roots, `${uuid}/${ulid}`);
}

/**
 * All outputs below `YYYY-MM/DD/{UPLOAD_UUID}/`, for each date that its productions were rendered with, and the
 * source: its directory, or the one object where that has none of its own.
 * @throws PrefixRefusedError
 */
export function placesOfUpload(
  upload: PlacedUpload,
  productions: PlacedProduction[],
  outputBucket: string,
): Place[] {
  const { uuid, date } = identify(upload);
  const stored = [upload, ...productions].flatMap(({ output_prefix }) => output_prefix || []);
  if (uuid === undefined) {
    const [prefix] = stored;
    if (prefix !== undefined) throw new PrefixRefusedError(`There is no UUID to hold ${prefix} against`);
    return placesOfSource(upload, uuid);
  }
  const roots = [...stored.map((prefix) => rootIn(prefix, uuid)), ...(date ? [`${date}/${uuid}/`] : [])];
  return [...toPlaces(outputBucket, roots, uuid), ...placesOfSource(upload, uuid)];
}

/** The upload's UUID, of its row or else of its key. */
export function uuidOfUpload(upload: PlacedUpload): string | undefined {
  return identify(upload).uuid;
}

const legacyPrefix = new RegExp(`^\\d{4}-\\d{2}/\\d{2}/${UUID}/(?:(?:portrait|landscape)/)?$`);

function identify(upload: PlacedUpload) {
  const tokens = resolveTokens(upload, { outputBucket: '', productionUlid: '' });
  const { ASSET_ID: uuid = '', DATE_YYYY_MM_DD: date = '' } = tokens;
  return { uuid: isUuid(uuid) ? uuid : undefined, date: isKeyDate(date) ? date : undefined };
}

/** Its first part: the date, and what must follow it. @throws PrefixRefusedError */
function rootIn(prefix: string, owner: string): string {
  const [root] = new RegExp(`^\\d{4}-\\d{2}/\\d{2}/${owner}/`).exec(prefix) ?? [];
  if (root === undefined) throw new PrefixRefusedError(`${prefix} does not belong to ${owner}`);
  return root;
}

/** Whatever has been worked out above, nothing that is not of this form may ever be swept. */
function toPlaces(bucket: string, roots: string[], owner: string): Place[] {
  const own = new RegExp(`^\\d{4}-\\d{2}/\\d{2}/${owner}/$`);
  return [...new Set(roots)].map((prefix) => {
    if (!own.test(prefix)) throw new PrefixRefusedError(`${prefix} does not belong to ${owner}`);
    return { bucket, prefix, exact: false };
  });
}

/** None where a row of the older system does not tell. */
function placesOfSource({ s3_bucket: bucket, s3_key: key }: PlacedUpload, uuid: string | undefined): Place[] {
  if (!bucket || !key) return [];
  const parsed = parseUploadKey(key);
  if (!uuid || !parsed?.date || parsed.uuid !== uuid) return [{ bucket, prefix: key, exact: true }];
  const end = key.lastIndexOf(`/${uuid}/`) + uuid.length + 2;
  return [{ bucket, prefix: key.slice(0, end), exact: false }];
}
