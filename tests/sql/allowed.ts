/**
 * What the parser does not take although MySQL 8.4 does, each with what it is parsed as instead, so that the rest of
 * the statement is checked all the same.
 */
export const allowed: { pattern: RegExp; instead: string; why: string }[] = [
  { pattern: /(?<=[(,] ?)type\b/gi, instead: '`type`', why: 'TYPE is a keyword, but not a reserved one' },
];
