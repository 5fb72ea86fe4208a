import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { ApiKeyRow, Database, Role, Tx } from '../schema.ts';
import { ensureUser } from './users.ts';

/** The user who sent a request with an API key, and the role of the key. */
export type Caller = { userId: number; role: Role; keyId: number };

/** A missing user is added with this name, which others see. */
export type NewApiKey = { email: string; displayName: string | null; role: Role; name: string };

/**
 * Creates an API key for the user with this e-mail address, and adds the user if there is none.
 * @returns the key, `bacs_` and 43 characters; it can be seen only now.
 */
export async function createApiKey(
  db: Database,
  { email, displayName, role, name }: NewApiKey,
): Promise<{ key: string; userId: number }> {
  const userId = await ensureUser(db, { email, displayName });
  const { key } = await insertApiKey(db, { userId, role, name });
  return { key, userId };
}

/** Creates an API key for a user. @returns its id, and the key, which can be seen only now. */
export async function insertApiKey(
  db: Database | Tx,
  { userId, role, name }: { userId: number; role: Role; name: string },
): Promise<{ id: number; key: string }> {
  const key = `bacs_${randomBytes(32).toString('base64url')}`;
  const { insertId } = await db
    .insertInto('api_keys')
    .values({ user_id: userId, name, role, prefix: key.slice(0, 13), key_hash: hashKey(key) })
    .executeTakeFirstOrThrow();
  return { id: Number(insertId), key };
}

/** An API key without its hash, so that it may be shown. */
export type ApiKey = Omit<ApiKeyRow, 'key_hash'>;

/**
 * Lists a user's API keys, or those of all users, newest first, from below the id `before`. Revoked keys are included.
 */
export async function listApiKeys(
  db: Database,
  { userId, before, limit }: { userId?: number; before?: number; limit: number },
): Promise<ApiKey[]> {
  let query = db.selectFrom('api_keys').select(shown);
  if (userId !== undefined) query = query.where('user_id', '=', userId);
  if (before !== undefined) query = query.where('id', '<', before);
  return await query.orderBy('id', 'desc').limit(limit).execute();
}

export async function findApiKey(db: Database, id: number): Promise<ApiKey | undefined> {
  return await db.selectFrom('api_keys').select(shown).where('id', '=', id).executeTakeFirst();
}

/** Finds the API keys that begin with these 13 characters. */
export async function findApiKeysByPrefix(db: Database, prefix: string): Promise<ApiKey[]> {
  return await db.selectFrom('api_keys').select(shown).where('prefix', '=', prefix).execute();
}

/** Revokes the key. @returns whether this call revoked it. */
export async function tryRevokeApiKey(db: Database, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_keys')
    .set({ revoked_at: sql`CURRENT_TIMESTAMP(3)` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const shown = [
  'id',
  'user_id',
  'name',
  'role',
  'prefix',
  'created_at',
  'last_used_at',
  'revoked_at',
] as const;

/**
 * Finds the caller behind a key; undefined if the key is unknown or revoked. Notes the use of the key, to the minute.
 */
export async function findCaller(db: Database, key: string): Promise<Caller | undefined> {
  const found = await db
    .selectFrom('api_keys')
    .select(['id as keyId', 'user_id as userId', 'role'])
    .select(
      sql<number>`last_used_at IS NULL OR last_used_at < CURRENT_TIMESTAMP(3) - INTERVAL 1 MINUTE`.as(
        'stale',
      ),
    )
    .where('key_hash', '=', hashKey(key))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!found) return undefined;
  const { stale, ...caller } = found;
  // Nobody waits for this note or fails because of it: a read-only replica cannot store it.
  if (stale) noteUse(db, caller.keyId).catch(() => {});
  return caller;
}

async function noteUse(db: Database, keyId: number) {
  await db
    .updateTable('api_keys')
    .set({ last_used_at: sql`CURRENT_TIMESTAMP(3)` })
    .where('id', '=', keyId)
    .execute();
}

// A key has 256 random bits, so nobody can guess it from a plain hash, and the hash needs no salt.
function hashKey(key: string) {
  return createHash('sha256').update(key).digest('hex');
}
