import { convertToUtf8mb4, type Database, findNarrowTables } from '@bacs/db';

/**
 * Converts the tables of the older system that cannot hold every letter. It tells first which ones, as each is copied;
 * one that is interrupted is as it was, so it may be run again.
 */
export async function convert(db: Database, write: (line: string) => void): Promise<void> {
  const tables = await findNarrowTables(db);
  const copied = tables.filter(({ columns }) => columns.length > 0);
  const listed = copied.map(({ table, rows }) => `${table} (${rows} rows)`).join(', ');
  if (listed !== '')
    write(`tables that are not in utf8mb4 are copied, and can be read meanwhile but not written: ${listed}`);
  for (const table of tables) {
    const columns = table.columns.map(({ column }) => column).join(', ');
    write(`converting ${table.table}: ${columns || 'columns that are added later'}`);
    const startedAt = performance.now();
    await convertToUtf8mb4(db, table);
    write(`converted ${table.table} in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  }
}
