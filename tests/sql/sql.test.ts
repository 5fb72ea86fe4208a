import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import '../support/provided.ts';
import { normalizeStatement } from './normalize-statement.ts';

const portable = [
  'SELECT id FROM productions WHERE ulid IS NULL ORDER BY id LIMIT 10 FOR UPDATE SKIP LOCKED',
  'SELECT * FROM `space_publications` sp FORCE INDEX (`space_feed`)\nWHERE sp.id = 1',
  "SELECT 'a RETURNING ->> b', `lateral` FROM t WHERE at < CURRENT_TIMESTAMP(3) - INTERVAL 5 MICROSECOND",
  'INSERT INTO t (a, b) VALUES (1, 2), (3, NULL) ON DUPLICATE KEY UPDATE b = VALUES(b)',
  'CREATE TABLE t (a INT, b INT GENERATED ALWAYS AS (a + 1) STORED, KEY b (b), CHECK (a > 0))',
  'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i FROM n',
  "SELECT JSON_UNQUOTE(JSON_EXTRACT(a, '$.b')) FROM t",
];

const refused: [statement: string, why: string][] = [
  ['INSERT INTO t (a) VALUES (1) RETURNING a', 'MySQL has no RETURNING'],
  ['ALTER TABLE t ADD COLUMN IF NOT EXISTS a INT', 'MariaDB only'],
  ['CREATE INDEX IF NOT EXISTS i ON t (a)', 'MariaDB only'],
  ['CREATE SEQUENCE s', 'no sequences'],
  ["SELECT a->>'$.b' FROM t", 'neither -> nor ->>'],
  ['SELECT * FROM t, LATERAL (SELECT t.a) x', 'no LATERAL'],
  ['INSERT INTO t (a) VALUES (1) AS n ON DUPLICATE KEY UPDATE a = n.a', 'no name for the inserted row'],
  ['CREATE TABLE t (a INT) COLLATE utf8mb4_0900_ai_ci', 'a collation of MySQL'],
  ['ALTER TABLE t ALTER INDEX i INVISIBLE', 'invisible indexes'],
  ["SELECT 1 MEMBER OF ('[1]')", 'JSON_CONTAINS'],
  ['SELECT UUID_TO_BIN(a) FROM t', 'a function of MySQL'],
  ['CREATE INDEX i ON t ((a + 1))', 'indexes no expressions'],
  ["SELECT a || 'b' FROM t", 'OR or CONCAT'],
  ['SELECT a FROM t WHERE b = SHA1(c)', 'SHA2'],
  ['SELECT a FROM t WHERE', 'no MySQL 8'],
  ['SELECT JSON_QUERY(a) FROM t', 'a JSON function of MariaDB'],
];

describe('the check of what the tests execute', () => {
  let checked: { stderr: string; stdout: string; exitCode?: number };

  beforeAll(async () => {
    checked = await checkLog([...portable, ...refused.map(([statement]) => statement)]);
  });

  it('fails, and counts', async () => {
    expect(checked.exitCode).toBe(1);
    const [all, bad] = [portable.length + refused.length, refused.length];
    expect(checked.stdout).toContain(`${all} statements, ${bad} of them not for both`);
  });

  it.each(refused)('refuses %s', (statement, why) => {
    const lines = checked.stderr.split('\n');
    const told = lines[lines.indexOf(`  ${normalizeStatement(statement)}`) - 1];
    expect(told).toContain(why);
  });

  it('takes the rest', async () => {
    expect(await checkLog(portable)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('remembers what it has taken, and nothing that other rules have taken', async () => {
    const file = join(inject('testDir'), 'known-statements.json');
    const statement = refused[0]?.[0] ?? '';
    expect(await checkLog([statement], file)).toMatchObject({ exitCode: 1 });
    const { rules, statements } = JSON.parse(await readFile(file, 'utf8'));
    expect(statements).toEqual([]);

    const taken = [normalizeStatement(statement)];
    await writeFile(file, JSON.stringify({ rules, statements: taken }));
    expect(await checkLog([statement], file)).toMatchObject({ exitCode: 0, stderr: '' });
    await writeFile(file, JSON.stringify({ rules: 'others', statements: taken }));
    expect(await checkLog([statement], file)).toMatchObject({ exitCode: 1 });
  });
});

describe('statements', () => {
  it.each([
    ['SELECT 1 FROM t WHERE a IN (1, 2, 3)', 'SELECT  5 FROM t\nWHERE a IN (7)'],
    ["INSERT INTO t VALUES (1, 'it''s'), (2, 'b\\'')", "INSERT INTO t VALUES (1, 'x')"],
    [
      'UPDATE t SET a = CASE id WHEN 1 THEN 2 WHEN 3 THEN 4 END',
      'UPDATE t SET a = CASE id WHEN 1 THEN 2 END',
    ],
    ['INSERT INTO t VALUES (1, NOW(3)), (2, NOW(3))', 'INSERT INTO t VALUES (7, NOW(6))'],
    ['SELECT a FROM t WHERE b = 1 UNION ALL SELECT a FROM t WHERE b = 2', 'SELECT a FROM t WHERE b = 5'],
    ['USE `bacs_test_1_22`', 'USE `bacs_test_3_4`'],
  ])('that differ in values and their number only are one: %s', (one, other) => {
    expect(normalizeStatement(one)).toBe(normalizeStatement(other));
  });
});

/** Checks statements in the form of a server's log. */
async function checkLog(statements: string[], ...known: string[]) {
  const folder = await mkdtemp(join(inject('testDir'), 'sql-'));
  const lines = statements.map((statement) => `\t\t     3 Query\t${statement}`);
  const log = ['251124  0:08:10\t     3 Connect\troot@127.0.0.1 on x', ...lines, '\t\t     3 Quit\t', ''];
  await writeFile(join(folder, 'server.log'), log.join('\n'));
  const args = ['tests/sql/main.ts', folder, ...known];
  return await execa(process.execPath, args, { cwd: repositoryRoot, stdin: 'ignore', reject: false });
}
