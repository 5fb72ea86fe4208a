/** Whether a unique index refused it. By number: mysql2 has MySQL's names for the errors of MariaDB. */
export function isDuplicateEntry(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && error.errno === 1062;
}
