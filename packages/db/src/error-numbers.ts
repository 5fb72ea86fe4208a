// These are numbers, because mysql2 has MySQL's names for MariaDB's errors.

export const noSuchTable = 1146;
export const noSuchDatabase = 1049;
export const deniedOnTable = 1142;
/** The server does not let the user in, or not do this. */
export const refusals: number[] = [1044, 1045, deniedOnTable, 1143, 1698, 3118];
/** The server takes no writes, as after a failover. */
export const readOnlyRefusals: number[] = [1290, 1792, 1836];

export function errnoOf(error: unknown): number {
  return error instanceof Error && 'errno' in error ? Number(error.errno) : 0;
}
