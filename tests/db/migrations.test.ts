import { migrateToLatest, openDatabase } from '@bacs/db';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';

describe('migrations', () => {
  it('do nothing the second time', async () => {
    const { db } = await createTestDatabase('twice');
    expect(await migrateToLatest(db)).toEqual([]);
  });

  it('run once when three processes migrate at the same time', async () => {
    const { url, db } = await createTestDatabase('together');
    await sql`SET FOREIGN_KEY_CHECKS = 0`.execute(db);
    const { rows } = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = DATABASE()`.execute(db);
    for (const { name } of rows) await sql`DROP TABLE ${sql.table(name)}`.execute(db);

    const migrators = [1, 2, 3].map(() => openDatabase(url, { poolSize: 2, queryTimeoutMs: 0 }));
    const applied = await Promise.all(migrators.map(migrateToLatest));
    await Promise.all(migrators.map((migrator) => migrator.destroy()));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  it('keep the values of an older productions table', async () => {
    const { url, db } = await createTestDatabase('older');
    for (const table of ['productions', 'production_events', 'kysely_migration'])
      await sql`DROP TABLE ${sql.table(table)}`.execute(db);
    for (const table of ['api_keys', 'deletions', 'idempotent_requests'])
      await sql`DROP TABLE ${sql.table(table)}`.execute(db);
    await sql`CREATE TABLE productions (
      id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, upload_id BIGINT UNSIGNED NOT NULL,
      user_id BIGINT UNSIGNED NOT NULL, ulid CHAR(26) NULL, name VARCHAR(255) NULL,
      status ENUM('pending','queued','processing','completed','failed') NOT NULL, config JSON NULL,
      output_prefix VARCHAR(1024) NULL, mediaconvert_job_id VARCHAR(128) NULL, error_message TEXT NULL,
      created_at TIMESTAMP NULL, started_at TIMESTAMP NULL, completed_at TIMESTAMP NULL, updated_at TIMESTAMP NULL,
      UNIQUE KEY ulid (ulid)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
    const status = ['pending', 'queued', 'processing', 'completed', 'failed'];
    for (const each of status)
      await sql`INSERT INTO productions (upload_id, user_id, status, created_at)
        VALUES (1, 1, ${each}, '2025-01-02 03:04:05')`.execute(db);
    const connection = openDatabase(url, { poolSize: 1 });
    await sql`SET SESSION sql_mode = ''`.execute(connection);
    await sql`INSERT INTO productions (upload_id, user_id, status, created_at)
      VALUES (1, 1, 'failed', '0000-00-00 00:00:00')`.execute(connection);
    await connection.destroy();

    expect(await migrateToLatest(db)).not.toEqual([]);
    const { rows } = await sql<{ status: string; created: string; attempt: number }>`
      SELECT status, CAST(created_at AS CHAR) AS created, attempt FROM productions ORDER BY id`.execute(db);
    expect(rows.map((row) => row.status)).toEqual([...status, 'failed']);
    expect(rows[0]).toMatchObject({ created: '2025-01-02 03:04:05.000', attempt: 1 });
    expect(rows.at(-1)?.created).toBe('0000-00-00 00:00:00.000');
  });
});
