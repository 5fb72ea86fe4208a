/**
 * Tells whether a unique index refused a row. It compares the number, since mysql2 has MySQL's names for MariaDB's
 * errors.
 */
export function isDuplicateEntry(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && error.errno === 1062;
}
