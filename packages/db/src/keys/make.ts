import { randomBytes } from 'node:crypto';
import { hashSecret } from '../hash-secret.ts';
import { lockUser } from '../locks.ts';
import type { ApiKeyRow, Database, KeyKind, Tx } from '../schema.ts';
import type { Caller } from './find.ts';
import { ensureUser } from './users.ts';
import { isValid } from './valid.ts';

type NewApiKey = Pick<ApiKeyRow, 'user_id' | 'name' | 'role' | 'expires_at' | 'made_by'>;

/**
 * Creates an API key for the user with this e-mail address, and adds the user if there is none. No key has made it, so
 * it is revoked only by itself.
 * @returns the key, `bacs_` and 43 characters; it can be seen only now.
 */
export async function createApiKey(
  db: Database,
  {
    email,
    displayName,
    ...key
  }: { email: string; displayName: string } & Pick<NewApiKey, 'name' | 'role'> & { expiresAt?: Date },
): Promise<{ key: string; userId: number }> {
  const userId = await ensureUser(db, { email, displayName });
  const { name, role, expiresAt = null } = key;
  const made = await insertKey(db, { user_id: userId, name, role, expires_at: expiresAt, made_by: null });
  return { key: made.key, userId };
}

/** Why a key may not make another one. */
export type KeyRefusal = { refused: 'maker revoked' } | { refused: 'outlives'; expiresAt: Date };

/** Whoever makes a key with the key that they have. */
export type Maker = Pick<Caller, 'keyId' | 'userId'>;

/**
 * Has the caller's key make another one of the same user, which ends with its maker at the latest.
 * @returns its id, and the key, which can be seen only now.
 */
export async function tryMakeApiKey(
  tx: Tx,
  maker: Maker,
  { name, role, expiresAt }: Pick<NewApiKey, 'name' | 'role'> & { expiresAt: Date | null },
): Promise<{ id: number; key: string } | KeyRefusal> {
  const current = await lockMaker(tx, maker);
  if (!current) return { refused: 'maker revoked' };
  const latest = current.expires_at;
  if (latest !== null && expiresAt !== null && expiresAt > latest)
    return { refused: 'outlives', expiresAt: latest };
  return await insertKey(tx, {
    user_id: maker.userId,
    name,
    role,
    expires_at: expiresAt ?? latest,
    made_by: maker.keyId,
  });
}

/** Locks the maker if it is still valid. It was valid when the request came; its revocation takes the same lock. */
export async function lockMaker(
  tx: Tx,
  { keyId, userId }: Maker,
): Promise<Pick<ApiKeyRow, 'expires_at'> | undefined> {
  await lockUser(tx, userId);
  return await tx
    .selectFrom('api_keys')
    .select('expires_at')
    .where('id', '=', keyId)
    .where(isValid)
    .forUpdate()
    .executeTakeFirst();
}

/** @returns the number of the key, and the key itself, of which only a hash is stored. */
export async function insertKey(
  db: Database | Tx,
  { kind = 'key', ...values }: NewApiKey & { kind?: KeyKind },
): Promise<{ id: number; key: string }> {
  const key = `${beginnings[kind]}${randomBytes(32).toString('base64url')}`;
  const { insertId } = await db
    .insertInto('api_keys')
    .values({ ...values, kind, prefix: key.slice(0, 13), key_hash: hashSecret(key) })
    .executeTakeFirstOrThrow();
  return { id: Number(insertId), key };
}

const beginnings: Record<KeyKind, string> = { key: 'bacs_', session: 'sess_' };
