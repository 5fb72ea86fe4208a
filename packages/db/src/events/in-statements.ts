/** A server may take no more than 1 MiB at once, escaped; the check of the database asks for that. */
const mostBytes = 512 * 1_024;
const mostRows = 200;

/** Splits rows for several INSERTs, each of which a server takes. `textOf` is the long part of a row. */
export function inStatements<Row>(rows: Row[], textOf: (row: Row) => string): Row[][] {
  const statements: Row[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size = Buffer.byteLength(textOf(row));
    if (bytes + size > mostBytes || statements.at(-1)?.length === mostRows) {
      statements.push([]);
      bytes = 0;
    }
    statements.at(-1)?.push(row);
    bytes += size;
  }
  return statements;
}
