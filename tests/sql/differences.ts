/**
 * MySQL 8.4 and MariaDB 10.11 do not both have these, or give them different meanings. Strings and names are blanked
 * first.
 */
export const differences: { pattern: RegExp; why: string }[] = [
  // These are missing in MySQL.
  { pattern: /\bRETURNING\b/i, why: 'MySQL has no RETURNING' },
  {
    pattern: /\b(ADD|DROP|MODIFY|CHANGE|RENAME)( COLUMN| INDEX| KEY| CONSTRAINT)? IF (NOT )?EXISTS\b/i,
    why: 'IF EXISTS inside ALTER TABLE is MariaDB only',
  },
  {
    pattern: /\b(CREATE|DROP)( UNIQUE)? INDEX IF (NOT )?EXISTS\b/i,
    why: 'IF EXISTS on an index is MariaDB only',
  },
  { pattern: /\bCREATE OR REPLACE (TABLE|DATABASE|INDEX|TRIGGER)\b/i, why: 'MySQL replaces views only' },
  {
    pattern: /\bSEQUENCE\b|\b(NEXT|PREVIOUS) VALUE FOR\b|\b(NEXTVAL|LASTVAL|SETVAL) ?\(/i,
    why: 'MySQL has no sequences',
  },
  { pattern: /\bSYSTEM_TIME\b|\bSYSTEM VERSIONING\b/i, why: 'MySQL has no system-versioned tables' },
  { pattern: /\bSET STATEMENT\b/i, why: 'MySQL has the hint SET_VAR instead' },
  { pattern: /\bEXECUTE IMMEDIATE\b/i, why: 'MariaDB only' },
  { pattern: /\bALGORITHM ?= ?NOCOPY\b/i, why: 'MariaDB only' },
  { pattern: /\bPERSISTENT\b/i, why: 'STORED on both' },
  { pattern: /\bROWS EXAMINED\b/i, why: 'MariaDB only' },
  { pattern: /\bFETCH (FIRST|NEXT)\b/i, why: 'LIMIT on both' },
  {
    pattern:
      /\bJSON_(DETAILED|COMPACT|LOOSE|EXISTS|QUERY|EQUALS|NORMALIZE|OBJECT_TO_ARRAY|OBJECT_FILTER_KEYS|KEY_VALUE|UNQUOTED)\b/i,
    why: 'a JSON function of MariaDB',
  },
  {
    pattern:
      /\b(NVL2?|DECODE_ORACLE|ADD_MONTHS|TO_CHAR|CHR|LENGTHB|SYS_GUID|NATURAL_SORT_KEY|SFORMAT|MEDIAN|PERCENTILE_(CONT|DISC)|DATETIME_PRECISION|CRC32C|KDF) ?\(/i,
    why: 'a function of MariaDB',
  },
  { pattern: /\b(MD5|SHA1?) ?\(/i, why: 'MySQL has them up to 9.5 only: SHA2' },
  { pattern: /\butf8mb4_(uca1400|nopad|general_nopad)/i, why: 'a collation of MariaDB' },
  { pattern: /\b(INET4|INET6)\b(?! ?_)/i, why: 'a type of MariaDB' },
  { pattern: /\bFOR UPDATE WAIT\b|\bSHARE MODE WAIT\b/i, why: 'MySQL has NOWAIT and SKIP LOCKED only' },
  // These are missing in MariaDB.
  { pattern: /->/, why: 'MariaDB has neither -> nor ->>: JSON_EXTRACT, JSON_UNQUOTE' },
  { pattern: /\bLATERAL\b/i, why: 'MariaDB has no LATERAL' },
  {
    pattern: /\bVALUES ?\(.*\) AS \w+.* ON DUPLICATE KEY\b/i,
    why: 'MariaDB has no name for the inserted row: VALUES(column)',
  },
  { pattern: /\butf8mb4_0900_/i, why: 'a collation of MySQL' },
  { pattern: /\b(IN)?VISIBLE\b/i, why: 'invisible indexes are MySQL only, IGNORED ones MariaDB only' },
  { pattern: /\bIGNORED\b/i, why: 'invisible indexes are MySQL only, IGNORED ones MariaDB only' },
  { pattern: /\bMEMBER OF\b/i, why: 'MariaDB has JSON_CONTAINS instead' },
  {
    pattern:
      /\b(UUID_TO_BIN|BIN_TO_UUID|IS_UUID|ANY_VALUE|GROUPING|REGEXP_LIKE|JSON_SCHEMA_VALID(ATION_REPORT)?|JSON_STORAGE_(SIZE|FREE)|RANDOM_BYTES|ROLES_GRAPHML|STATEMENT_DIGEST) ?\(/i,
    why: 'a function of MySQL',
  },
  { pattern: /\b(INDEX|KEY)\b[^(]*\( ?\(/i, why: 'MariaDB indexes no expressions: a generated column' },
  { pattern: /\bVALUES ROW ?\(/i, why: 'MySQL only' },
  { pattern: /\bFOR SHARE\b|\bFOR UPDATE OF\b/i, why: 'MariaDB has LOCK IN SHARE MODE, and no OF' },
  { pattern: /\bSET PERSIST(_ONLY)?\b/i, why: 'MySQL only' },
  { pattern: /^WITH\b.*\)\s*(UPDATE|DELETE)\b/i, why: 'MariaDB has no CTE before UPDATE and DELETE' },
  { pattern: /\bAS JSON ?\)/i, why: 'MariaDB casts to no JSON' },
  { pattern: /\bARRAY ?\)/i, why: 'multi-valued indexes are MySQL only' },
  // Both have these, with different meanings.
  { pattern: /\|\|/, why: 'OR or CONCAT, as sql_mode says: write which' },
  {
    pattern: /\b(REGEXP|RLIKE)\b|\bREGEXP_(REPLACE|SUBSTR|INSTR)\b/i,
    why: 'the one has ICU, the other PCRE',
  },
  {
    pattern: /\bCHARSET ?=? ?utf8\b|\bCHARACTER SET ?=? ?utf8\b/i,
    why: 'three bytes on one version, four on another: utf8mb4',
  },
];
