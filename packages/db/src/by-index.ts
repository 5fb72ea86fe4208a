import { type AliasedRawBuilder, type Selectable, sql } from 'kysely';
import type { IndexedTable, IndexOf } from './named-indexes.ts';
import type { Schema } from './schema.ts';

/**
 * Names a table that a query reads by this index and no other. Left to themselves, the optimizers read a page far down
 * a list from the top of the list, or the rows of other users; EXPLAIN does not show it, the Handler counters do.
 */
export function byIndex<Table extends IndexedTable, Alias extends string>(
  table: Table,
  alias: Alias,
  index: IndexOf<Table>,
): AliasedRawBuilder<Selectable<Schema[Table]>, Alias> {
  return sql<Selectable<Schema[Table]>>`${sql.table(table)}`.as<Alias>(
    sql`${sql.ref(alias)} FORCE INDEX (${sql.ref(index)})`,
  );
}
