/** An idle connection stays in the pool for so long. */
export const idleSeconds = 28_800;

/**
 * Each connection runs these statements before anybody gets it, and nobody gets a connection on which one of them has
 * failed. They settle what a server's configuration would decide otherwise, so that a statement means the same on every
 * server. They are plain ASCII, quote with single quotes and escape nothing, so they mean the same in every mode.
 */
export const sessionStatements: string[] = [
  // A variable of this name is on one server only.
  'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE',
  [
    // The list replaces the server's own. mysql2 escapes values with backslashes, so NO_BACKSLASH_ESCAPES would let a
    // value end its string. A value that does not fit is an error. Rows of the older system have dates of zeros, so
    // NO_ZERO_DATE is left out.
    "SET sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION'",
    // Statements arrive in UTF-8. In some other character sets a byte of a letter may be a backslash or a quote.
    "character_set_client = 'utf8mb4'",
    "character_set_results = 'utf8mb4'",
    "collation_connection = 'utf8mb4_general_ci'",
    "time_zone = '+00:00'",
    // COMMIT ends a transaction, and begins none.
    'autocommit = 1',
    'completion_type = 0',
    // An UPDATE changes every row that its WHERE names, and a SELECT returns all that it finds.
    'sql_safe_updates = 0',
    'sql_select_limit = 18446744073709551615',
    'sql_big_selects = 1',
    'sql_auto_is_null = 0',
    'foreign_key_checks = 1',
    'unique_checks = 1',
    // A lock wait ends after half of the statement's time. The server then reports the lock, and the transaction runs
    // again.
    'innodb_lock_wait_timeout = 5',
    `wait_timeout = ${idleSeconds}`,
  ].join(', '),
];
