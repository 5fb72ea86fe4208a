import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, openDatabase } from '@bacs/db';
import { createDatabase, repositoryRoot } from '@bacs/stack';
import { sql } from 'kysely';
import { beforeAll, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import '../support/provided.ts';
import { findBreaks } from './find-breaks.ts';
import { schemaOf } from './schema-of.ts';

const folder = join(repositoryRoot, 'packages/db/src/migrations');
const url = new URL(`/bacs_additive_${process.pid}`, inject('databaseUrl')).href;
let db: Database;

beforeAll(async () => {
  await createDatabase(url);
  db = openDatabase(url, { queryTimeoutMs: 0 });
});

afterTests(async () => {
  await sql`DROP DATABASE ${sql.id(new URL(url).pathname.slice(1))}`.execute(db);
  await db.destroy();
});

/** Up to here the tables of the older system were changed, which docs/upgrade.md tells step by step. */
const lastOfUpgrade = '0012-ulid-not-null.ts';

it('lets the release before a migration run on', async () => {
  const breaks: Record<string, string[]> = {};
  for (const file of (await readdir(folder)).filter((name) => /^\d/.test(name)).sort()) {
    const before = await schemaOf(db);
    const { up } = await import(join(folder, file));
    await up(db);
    const found = findBreaks(before, await schemaOf(db));
    if (found.length > 0 && file > lastOfUpgrade) breaks[file] = found;
  }
  expect(breaks).toEqual({});
});

it.each([
  ['ALTER TABLE deletions DROP COLUMN sweep_again_at', 'deletions.sweep_again_at is gone'],
  ['ALTER TABLE uploads RENAME COLUMN source_problem TO problem', 'uploads.source_problem is gone'],
  ['ALTER TABLE events ADD origin INT NOT NULL', 'events.origin is new and has no default'],
  [
    'ALTER TABLE outbox MODIFY subject VARCHAR(30) NOT NULL',
    'outbox.subject was varchar(36) and is varchar(30)',
  ],
  ['ALTER TABLE webhook_endpoints MODIFY url VARCHAR(2048) NULL', 'webhook_endpoints.url may be NULL now'],
  [
    'ALTER TABLE bulk_actions MODIFY started_at DATETIME(3) NOT NULL',
    'bulk_actions.started_at may not be NULL any more',
  ],
  [
    "ALTER TABLE space_invitations MODIFY role ENUM('viewer','moderator') NOT NULL",
    "space_invitations.role was enum('viewer','publisher','moderator') and is enum('viewer','moderator')",
  ],
  ['ALTER TABLE api_keys DROP INDEX api_keys_revoked', 'api_keys.api_keys_revoked, an index, is gone'],
  [
    'ALTER TABLE uploads DROP INDEX uploads_expiry, ADD INDEX uploads_expiry (expires_at, id)',
    'uploads.uploads_expiry was on expires_at and is on expires_at,id',
  ],
  ['ALTER TABLE uploads ADD UNIQUE once (asset_uuid, user_id)', 'uploads.once is a new unique index'],
  ["ALTER TABLE spaces ADD CONSTRAINT named CHECK (name <> '')", 'spaces.named is a new rule'],
])('refuses %s', async (statement, problem) => {
  const before = await schemaOf(db);
  await sql.raw(statement).execute(db);
  const found = findBreaks(before, await schemaOf(db));
  expect(found).toContainEqual(expect.stringContaining(problem));
});

it.each([
  "ALTER TABLE space_members MODIFY role ENUM('viewer','publisher','moderator','reader') NOT NULL",
  'ALTER TABLE productions ADD note JSON NULL, ADD tries INT NOT NULL DEFAULT 0, ADD INDEX tried (tries, id)',
  'CREATE TABLE notes (id INT NOT NULL PRIMARY KEY, text VARCHAR(20) NOT NULL, UNIQUE KEY once (text))',
])('allows %s', async (statement) => {
  const before = await schemaOf(db);
  await sql.raw(statement).execute(db);
  expect(findBreaks(before, await schemaOf(db))).toEqual([]);
});
