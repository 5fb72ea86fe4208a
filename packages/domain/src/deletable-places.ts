import { isUlid, isUuid } from './addresses.ts';
import { parseOutputKey, rootPrefix, uploadPrefix } from './output-key.ts';
import { type IdentifiableUpload, identifyUpload, parseUploadKey } from './upload-key.ts';

// This file says what a deletion may remove, from the rows alone.

/** A place holds objects that belong to one upload or production and to nobody else. */
export type Place = {
  bucket: string;
  /** with its trailing slash; where `exact`, the whole key of one object */
  prefix: string;
  exact: boolean;
};

/** The columns of an upload that tell where its objects lie. */
export type PlacedUpload = IdentifiableUpload & { s3_bucket: string; output_prefix: string | null };
export type PlacedProduction = { ulid: string | null; output_prefix: string | null };

/** The prefix in the row is not the row's own, so nothing below it may be deleted. */
export class PrefixRefusedError extends Error {
  override name = 'PrefixRefusedError';
}

/**
 * Lists the places of a production: `YYYY-MM/DD/{UPLOAD_UUID}/{PRODUCTION_ULID}/`, for the upload's date and for the
 * date that it was rendered with. A production of the older system without its own prefix has no place, because the
 * outputs of its siblings lie beside its own.
 * @throws PrefixRefusedError
 */
export function placesOfProduction(
  upload: PlacedUpload | undefined,
  { ulid, output_prefix }: PlacedProduction,
  outputBucket: string,
): Place[] {
  if (!ulid) return [];
  if (output_prefix && !output_prefix.includes(ulid)) {
    if (isLegacyPrefix(output_prefix)) return [];
    throw new PrefixRefusedError(`${output_prefix} is not a prefix of the production ${ulid}`);
  }
  const uuid = upload && uuidOfUpload(upload);
  if (upload === undefined || uuid === undefined) {
    if (!output_prefix) return [];
    throw new PrefixRefusedError(`There is no upload to hold ${output_prefix} against`);
  }
  if (!isUlid(ulid))
    throw new PrefixRefusedError(`${ulid} is no ULID: nothing is certain to be this production's`);
  const owner = `${uuid}/${ulid}`;
  const { date } = identifyUpload(upload);
  const prefixes = [
    ...(output_prefix ? [requireOwnPrefix(output_prefix, owner)] : []),
    ...(date ? [rootPrefix({ date, uploadUuid: uuid, productionUlid: ulid })] : []),
  ];
  return toPlaces(outputBucket, prefixes, owner);
}

/**
 * Lists the places of an upload: its outputs below `YYYY-MM/DD/{UPLOAD_UUID}/`, for each date that its productions were
 * rendered with, and its source. The source is its directory, or one object if it has no directory of its own.
 * @throws PrefixRefusedError
 */
export function placesOfUpload(
  upload: PlacedUpload,
  productions: PlacedProduction[],
  outputBucket: string,
): Place[] {
  const uuid = uuidOfUpload(upload);
  const stored = [upload, ...productions].flatMap(({ output_prefix }) => output_prefix || []);
  if (uuid === undefined) {
    const [prefix] = stored;
    if (prefix !== undefined) throw new PrefixRefusedError(`There is no UUID to hold ${prefix} against`);
    return placesOfSource(upload, uuid);
  }
  const { date } = identifyUpload(upload);
  const prefixes = [
    ...stored.map((prefix) => requireOwnPrefix(prefix, uuid)),
    ...(date ? [uploadPrefix({ date, uploadUuid: uuid })] : []),
  ];
  return [...toPlaces(outputBucket, prefixes, uuid), ...placesOfSource(upload, uuid)];
}

/** Reads the upload's UUID from its row, else from its key. */
export function uuidOfUpload(upload: PlacedUpload): string | undefined {
  const { uuid } = identifyUpload(upload);
  return uuid !== undefined && isUuid(uuid) ? uuid : undefined;
}

/**
 * Returns the upload prefix or root prefix that the prefix begins with. @throws PrefixRefusedError if it is not the
 * owner's
 */
function requireOwnPrefix(prefix: string, owner: string): string {
  const key = parseOutputKey(prefix);
  const own = [key?.uploadPrefix, key?.rootPrefix].find((candidate) => candidate?.endsWith(`/${owner}/`));
  if (own === undefined) throw new PrefixRefusedError(`${prefix} does not belong to ${owner}`);
  return own;
}

function isLegacyPrefix(prefix: string): boolean {
  const key = parseOutputKey(prefix);
  return key !== undefined && key.productionUlid === undefined && key.rest === '';
}

/** Checks the form of every prefix of outputs once more: whatever the code above works out, nothing else may be swept. */
function toPlaces(bucket: string, prefixes: string[], owner: string): Place[] {
  return [...new Set(prefixes)].map((prefix) => {
    if (requireOwnPrefix(prefix, owner) !== prefix)
      throw new PrefixRefusedError(`${prefix} does not belong to ${owner}`);
    return { bucket, prefix, exact: false };
  });
}

/** Returns no place if a row of the older system does not tell it. */
function placesOfSource({ s3_bucket: bucket, s3_key: key }: PlacedUpload, uuid: string | undefined): Place[] {
  if (!bucket || !key) return [];
  const parsed = parseUploadKey(key);
  if (!uuid || !parsed?.date || parsed.uuid !== uuid) return [{ bucket, prefix: key, exact: true }];
  const end = key.lastIndexOf(`/${uuid}/`) + uuid.length + 2;
  return [{ bucket, prefix: key.slice(0, end), exact: false }];
}

/** What in a key, or in the beginning of one, other rows may name too. */
export type NamesInKey = {
  /** the folders that it lies in, and itself, as prefixes with and without a slash at the end */
  folders: string[];
  /** the folders that are named as uploads are */
  uuids: string[];
  /** the root prefix or upload prefix that it lies below */
  outputs: string | undefined;
};

export function namesIn(key: string): NamesInKey {
  const ends = [...key.matchAll(/\//g)].map(({ index }) => index);
  const folders = [...ends.flatMap((end) => [key.slice(0, end), key.slice(0, end + 1)]), key];
  const parsed = parseOutputKey(key);
  return {
    folders: [...new Set(folders)].filter((folder) => folder !== ''),
    uuids: [...new Set(key.split('/').slice(0, -1).filter(isUuid))],
    outputs: parsed?.rootPrefix ?? parsed?.uploadPrefix,
  };
}
