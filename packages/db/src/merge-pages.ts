// An index leads to each part of a list, such as the rows of one state, where one query for all parts would read much
// more. Each part is in the order of the list and as long as the page.

/** Makes the page of all parts, with falling ids. */
export function newestOf<Row extends { id: number }>(parts: Row[][], limit: number): Row[] {
  return mergePages(parts, limit, (one, other) => other.id - one.id);
}

/** Makes the page of all parts, with rising ids. */
export function oldestOf<Row extends { id: number }>(parts: Row[][], limit: number): Row[] {
  return mergePages(parts, limit, (one, other) => one.id - other.id);
}

/** Makes the page of all parts. A row that has moved from one part to another meanwhile is in it once. */
export function mergePages<Row extends { id: number }>(
  parts: Row[][],
  limit: number,
  order: (one: Row, other: Row) => number,
): Row[] {
  const rows = new Map(parts.flat().map((row) => [row.id, row]));
  return [...rows.values()].sort(order).slice(0, limit);
}
