import { randomBytes } from 'node:crypto';
import { hashSecret } from '../hash-secret.ts';
import { lockUser } from '../locks.ts';
import type { ApiKeyRow, Database, Tx } from '../schema.ts';
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
  const made = await insert(db, { user_id: userId, name, role, expires_at: expiresAt, made_by: null });
  return { key: made.key, userId };
}

/** Why a key may not make another one. */
export type KeyRefusal = { refused: 'maker revoked' } | { refused: 'outlives'; expiresAt: Date };

/**
 * Has the caller's key make another one of the same user, which ends with its maker at the latest.
 * @returns its id, and the key, which can be seen only now.
 */
export async function tryMakeApiKey(
  tx: Tx,
  maker: Pick<Caller, 'keyId' | 'userId'>,
  { name, role, expiresAt }: Pick<NewApiKey, 'name' | 'role'> & { expiresAt: Date | null },
): Promise<{ id: number; key: string } | KeyRefusal> {
  await lockUser(tx, maker.userId);
  // The maker was valid when the request came. Its revocation takes the same lock.
  const current = await tx
    .selectFrom('api_keys')
    .select('expires_at')
    .where('id', '=', maker.keyId)
    .where(isValid)
    .forUpdate()
    .executeTakeFirst();
  if (!current) return { refused: 'maker revoked' };
  const latest = current.expires_at;
  if (latest !== null && expiresAt !== null && expiresAt > latest)
    return { refused: 'outlives', expiresAt: latest };
  return await insert(tx, {
    user_id: maker.userId,
    name,
    role,
    expires_at: expiresAt ?? latest,
    made_by: maker.keyId,
  });
}

async function insert(db: Database | Tx, values: NewApiKey): Promise<{ id: number; key: string }> {
  const key = `bacs_${randomBytes(32).toString('base64url')}`;
  const { insertId } = await db
    .insertInto('api_keys')
    .values({ ...values, prefix: key.slice(0, 13), key_hash: hashSecret(key) })
    .executeTakeFirstOrThrow();
  return { id: Number(insertId), key };
}
