import { parseUploadKey } from '@bacs/mc-profiles';

/** Whom an object belongs to, by its key alone. */
export type Claim =
  | { kind: 'production'; uuid: string; ulid: string }
  | { kind: 'legacy'; uuid: string; prefix: string }
  | { kind: 'source'; uuid: string };

const uuid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const root = `\\d{4}-\\d{2}/\\d{2}/(${uuid})/`;
const ofProduction = new RegExp(`^${root}([0-7][0-9A-HJKMNP-TV-Z]{25})/.`, 's');
const ofOlderSystem = new RegExp(`^(${root}(?:portrait|landscape)/).`, 's');

/** Undefined for a key of a form that nothing of ours writes: such an object is left alone. */
export function claimOfOutput(key: string): Claim | undefined {
  const [, uploadUuid, ulid] = ofProduction.exec(key) ?? [];
  if (uploadUuid && ulid) return { kind: 'production', uuid: uploadUuid.toLowerCase(), ulid };
  const [, prefix, legacyUuid] = ofOlderSystem.exec(key) ?? [];
  return prefix && legacyUuid ? { kind: 'legacy', uuid: legacyUuid.toLowerCase(), prefix } : undefined;
}

/** Of the sources, only those in a directory of their upload's own. */
export function claimOfSource(key: string): Claim | undefined {
  const parsed = key.startsWith('uploads/') ? parseUploadKey(key) : undefined;
  return parsed?.date ? { kind: 'source', uuid: parsed.uuid.toLowerCase() } : undefined;
}
