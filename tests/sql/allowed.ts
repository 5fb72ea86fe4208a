/**
 * MySQL 8.4 accepts these and the parser does not. Each has a replacement, so that the parser still checks the rest of
 * the statement.
 */
export const allowed: { pattern: RegExp; instead: string; why: string }[] = [
  { pattern: /(?<=[(,] ?)type\b/gi, instead: '`type`', why: 'TYPE is a keyword, but not a reserved one' },
];
