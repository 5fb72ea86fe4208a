/** The pattern has no anchors, so that regular expressions and JSON schemas can contain it. */
export const uuidPattern = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

// Crockford's base 32 leaves out I, L, O and U. A first digit above 7 would be a time that 48 bits cannot hold.
const letters = 'A-HJKMNP-TV-Z';

/** The pattern has no anchors either. It matches ULIDs in upper case, as rows and keys have them. */
export const ulidPattern = `[0-7][0-9${letters}]{25}`;

/** Clients may write a ULID in upper or lower case. */
export const anyCaseUlidPattern = `[0-7][0-9${letters}${letters.toLowerCase()}]{25}`;

const uuid = new RegExp(`^${uuidPattern}$`);
const ulid = new RegExp(`^${ulidPattern}$`);

export function isUuid(value: string): boolean {
  return uuid.test(value);
}

export function isUlid(value: string): boolean {
  return ulid.test(value);
}
