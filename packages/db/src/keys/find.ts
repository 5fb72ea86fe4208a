import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import { hashSecret } from '../hash-secret.ts';
import { countUpTo } from '../quota.ts';
import type { ApiKeyRow, Database, KeyKind, Role, Tx } from '../schema.ts';
import { isValid } from './valid.ts';

/** The user who sent a request with an API key, and the role of the key. */
export type Caller = { userId: number; role: Role; keyId: number };

/** An API key without its hash, so that it may be shown. */
export type ApiKey = Omit<ApiKeyRow, 'key_hash'>;

/**
 * Lists a user's API keys, or those of all users, newest first, from below the id `before`. Revoked keys are included.
 * `role` selects the keys with this role.
 */
export async function listApiKeys(
  db: Database,
  { userId, role, before, limit }: { userId?: number; role?: Role; before?: number; limit: number },
): Promise<ApiKey[]> {
  const index = userId === undefined ? 'PRIMARY' : 'api_keys_user';
  let query = db.selectFrom(byIndex('api_keys', 'api_keys', index)).select(shown);
  if (userId !== undefined) query = query.where('user_id', '=', userId);
  if (role !== undefined) query = query.where('role', '=', role);
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

/** Counts the user's keys that are neither sessions, revoked nor expired, up to `limit`. */
export async function countValidKeys(db: Database | Tx, userId: number, limit: number): Promise<number> {
  const valid = db
    .selectFrom(byIndex('api_keys', 'api_keys', 'api_keys_user_valid'))
    .select('id')
    .where('user_id', '=', userId)
    .where('kind', '=', 'key')
    .where(isValid);
  return await countUpTo(db, valid, limit);
}

const shown = [
  'id',
  'kind',
  'user_id',
  'name',
  'role',
  'prefix',
  'created_at',
  'last_used_at',
  'revoked_at',
  'made_by',
  'expires_at',
] as const;

/**
 * Finds the callers behind keys, by key; one that is unknown, of another kind, revoked or expired has none. Every request
 * asks, so a revoked key stops at once. Notes the use of the keys, to the minute.
 */
export async function findCallers(
  db: Database,
  keys: string[],
  kind: KeyKind = 'key',
): Promise<Map<string, Caller>> {
  const hashes = new Map(keys.map((key) => [hashSecret(key), key]));
  const found = await db
    .selectFrom(byIndex('api_keys', 'api_keys', 'api_keys_hash'))
    .select(['key_hash', 'id as keyId', 'user_id as userId', 'role'])
    .select(
      sql<number>`last_used_at IS NULL OR last_used_at < CURRENT_TIMESTAMP(3) - INTERVAL 1 MINUTE`.as(
        'stale',
      ),
    )
    .where('key_hash', 'in', [...hashes.keys()])
    .where('kind', '=', kind)
    .where(isValid)
    .execute();
  const callers = new Map<string, Caller>();
  for (const { key_hash, stale, ...caller } of found) {
    // Nobody waits for this note or fails because of it: a read-only replica cannot store it.
    if (stale) noteUse(db, caller.keyId).catch(() => {});
    callers.set(hashes.get(key_hash) ?? '', caller);
  }
  return callers;
}

/** Finds the callers behind keys of any kind by the ids of the keys; one that is revoked or expired has none. */
export async function findCallersById(db: Database, keyIds: number[]): Promise<Map<number, Caller>> {
  const found = await db
    .selectFrom(byIndex('api_keys', 'api_keys', 'PRIMARY'))
    .select(['id as keyId', 'user_id as userId', 'role'])
    .where('id', 'in', keyIds)
    .where(isValid)
    .execute();
  return new Map(found.map((caller) => [caller.keyId, caller]));
}

/** Finds the caller behind one key. */
export async function findCaller(
  db: Database,
  key: string,
  kind: KeyKind = 'key',
): Promise<Caller | undefined> {
  return (await findCallers(db, [key], kind)).get(key);
}

async function noteUse(db: Database, keyId: number) {
  await db
    .updateTable('api_keys')
    .set({ last_used_at: sql`CURRENT_TIMESTAMP(3)` })
    .where('id', '=', keyId)
    .execute();
}
