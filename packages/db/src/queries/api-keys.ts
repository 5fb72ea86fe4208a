import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Role } from '../schema.ts';
import { ensureUser } from './users.ts';

/** Who is calling: the user an API key belongs to, and what it may do. */
export type Caller = { userId: number; role: Role; keyId: number };

export type NewApiKey = { email: string; displayName: string; role: Role; name: string };

/**
 * Makes an API key for the user of this e-mail address, adding the user when there is none.
 * @returns the key, `bacs_` and 43 characters; this is the only time it can be seen.
 */
export async function createApiKey(db: Database, { email, displayName, role, name }: NewApiKey) {
  const userId = await ensureUser(db, { email, displayName });
  const key = `bacs_${randomBytes(32).toString('base64url')}`;
  await db
    .insertInto('api_keys')
    .values({ user_id: userId, name, role, prefix: key.slice(0, 13), key_hash: hashKey(key) })
    .execute();
  return { key, userId };
}

/** Finds who a key belongs to; nobody when it is unknown or revoked. Notes its use, to the minute. */
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
  // Nobody waits for the note, nor fails for it: on a replica that is read-only it cannot be made.
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

// A key is 256 random bits, so a plain hash cannot be guessed from and needs no salt.
function hashKey(key: string) {
  return createHash('sha256').update(key).digest('hex');
}
