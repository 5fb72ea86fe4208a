import { type RawBuilder, sql } from 'kysely';

/**
 * Reads the name of the user in this table of a query. Some were made from the e-mail address, whose first part nobody
 * but the user should tell others; they count as no name.
 */
export function displayNameOf(users: string): RawBuilder<string | null> {
  const [name, email] = [sql.ref(`${users}.display_name`), sql.ref(`${users}.email`)];
  return sql<string | null>`NULLIF(${name}, SUBSTRING_INDEX(${email}, '@', 1))`;
}
