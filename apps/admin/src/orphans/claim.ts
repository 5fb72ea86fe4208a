import { parseOutputKey, parseUploadKey, uploadFolder } from '@bacs/domain';

/**
 * The owner of an object as its key names it. `prefixes` are those of its owners that the object lies below, in lower
 * case.
 */
export type Claim =
  | { kind: 'production'; uuid: string; ulid: string; prefixes: string[] }
  | { kind: 'legacy'; uuid: string; prefixes: string[] }
  | { kind: 'source'; uuid: string };

/** Returns undefined for a key of a form that this service does not write; such an object stays. */
export function claimOfOutput(key: string): Claim | undefined {
  const parsed = parseOutputKey(key);
  if (parsed === undefined) return undefined;
  const { uploadPrefix, productionUlid: ulid, rootPrefix, orientation, rest } = parsed;
  const uuid = parsed.uploadUuid.toLowerCase();
  const prefixes = [uploadPrefix, rootPrefix].flatMap((prefix) => prefix?.toLowerCase() ?? []);
  if (ulid !== undefined)
    return orientation !== undefined || rest !== ''
      ? { kind: 'production', uuid, ulid, prefixes }
      : undefined;
  return orientation !== undefined && rest !== '' ? { kind: 'legacy', uuid, prefixes } : undefined;
}

/** Claims only those sources that lie in a directory of their upload's own. */
export function claimOfSource(key: string): Claim | undefined {
  const parsed = key.startsWith(uploadFolder) ? parseUploadKey(key) : undefined;
  return parsed?.date ? { kind: 'source', uuid: parsed.uuid.toLowerCase() } : undefined;
}
