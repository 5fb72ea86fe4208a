import { parseUploadKey } from '@bacs/mc-profiles';

/** Whom an object belongs to, by its key alone; the roots that it lies below as `rootOf` writes them. */
export type Claim =
  | { kind: 'production'; uuid: string; ulid: string; roots: string[] }
  | { kind: 'legacy'; uuid: string; roots: string[] }
  | { kind: 'source'; uuid: string };

const uuid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const ulid = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const root = `\\d{4}-\\d{2}/\\d{2}/(${uuid})/`;
const ofProduction = new RegExp(`^(${root})(${ulid})/.`, 's');
const ofOlderSystem = new RegExp(`^(${root})(?:portrait|landscape)/.`, 's');
const ofRow = new RegExp(`(?:^|/)(${root}(?:${ulid}/)?)`, 'si');

/** Undefined for a key of a form that nothing of ours writes: such an object is left alone. */
export function claimOfOutput(key: string): Claim | undefined {
  const [, upper, uploadUuid, production] = ofProduction.exec(key) ?? [];
  if (upper && uploadUuid && production) {
    const roots = [upper, `${upper}${production}/`].map((prefix) => prefix.toLowerCase());
    return { kind: 'production', uuid: uploadUuid.toLowerCase(), ulid: production, roots };
  }
  const [, legacyRoot, legacyUuid] = ofOlderSystem.exec(key) ?? [];
  if (!legacyRoot || !legacyUuid) return undefined;
  return { kind: 'legacy', uuid: legacyUuid.toLowerCase(), roots: [legacyRoot.toLowerCase()] };
}

/** `YYYY-MM/DD/{uuid}/` or `…/{ulid}/` of a row's prefix, in lower case: rows were not always written as keys are. */
export function rootOf(outputPrefix: string | null): string | undefined {
  return ofRow.exec(outputPrefix ?? '')?.[1]?.toLowerCase();
}

/** Of the sources, only those in a directory of their upload's own. */
export function claimOfSource(key: string): Claim | undefined {
  const parsed = key.startsWith('uploads/') ? parseUploadKey(key) : undefined;
  return parsed?.date ? { kind: 'source', uuid: parsed.uuid.toLowerCase() } : undefined;
}
