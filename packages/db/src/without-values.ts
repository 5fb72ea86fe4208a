import type { QueryError } from 'mysql2';

const longestShape = 300;

/**
 * Takes the values of the statement out of the server's error, which a log or Bull Board may show: the message of a
 * duplicate entry, for example, has the entry. What stays is the number, the index or the column, and the statement
 * with its placeholders.
 */
export function withoutValues(error: QueryError, statement: string): void {
  const said = error.message;
  // An error of the connection has no SQLSTATE, and no values.
  if (error.sqlState !== undefined) {
    const [, named] = /((?:key|column) ['`][\w$'`.]{1,200}['`])(?: at row \d+)?$/.exec(said) ?? [];
    const message = `The database refused a statement with ${error.errno} (${error.sqlState})`;
    error.message = named ? `${message}: ${named}` : message;
    error.stack = error.stack?.replace(said, () => error.message);
    Reflect.deleteProperty(error, 'sqlMessage');
  }
  Object.assign(error, { sql: statement.slice(0, longestShape) });
}
