import type { Database } from '@bacs/db';
import { sql } from 'kysely';

export type Column = { type: string; isNullable: boolean; hasValue: boolean };
export type Index = { isUnique: boolean; columns: string };
/** What statements depend on, by the name of the table and of the column, index or rule */
export type Schema = {
  columns: Map<string, Column>;
  indexes: Map<string, Index>;
  /** Foreign keys and checks */
  rules: Set<string>;
};

type ColumnRow = {
  name: string;
  definition: string;
  may_be_null: 'YES' | 'NO';
  otherwise: unknown;
  extra: string;
};

export async function schemaOf(db: Database): Promise<Schema> {
  const columns = await sql<ColumnRow>`SELECT CONCAT(table_name, '.', column_name) AS name,
      column_type AS definition, is_nullable AS may_be_null, column_default AS otherwise, extra AS extra
    FROM information_schema.columns WHERE table_schema = DATABASE()`.execute(db);
  const indexes = await sql<{ name: string; not_unique: number; parts: string }>`
    SELECT CONCAT(table_name, '.', index_name) AS name, MAX(non_unique) AS not_unique,
      GROUP_CONCAT(column_name ORDER BY seq_in_index) AS parts
    FROM information_schema.statistics WHERE table_schema = DATABASE()
    GROUP BY table_name, index_name`.execute(db);
  const rules = await sql<{ name: string }>`SELECT CONCAT(table_name, '.', constraint_name) AS name
    FROM information_schema.table_constraints
    WHERE table_schema = DATABASE() AND constraint_type IN ('FOREIGN KEY', 'CHECK')`.execute(db);
  return {
    columns: new Map(
      columns.rows.map(({ name, definition, may_be_null, otherwise, extra }) => {
        const isNullable = may_be_null === 'YES';
        const hasValue = isNullable || otherwise !== null || /auto_increment|generated/i.test(extra);
        return [name, { type: definition, isNullable, hasValue }];
      }),
    ),
    indexes: new Map(
      indexes.rows.map(({ name, not_unique, parts }) => [
        name,
        { isUnique: Number(not_unique) === 0, columns: parts },
      ]),
    ),
    rules: new Set(rules.rows.map(({ name }) => name)),
  };
}
