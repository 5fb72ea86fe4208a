import { byIndex } from '../by-index.ts';
import type { Database, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import type { Caller } from './find.ts';
import { insertKey, lockMaker } from './make.ts';
import { revoke } from './revoke.ts';
import { isValid } from './valid.ts';

/** A session that has just been made. Its secret can be seen only now. */
export type NewSession = { secret: string; expiresAt: Date };

/**
 * Has the caller's key make a session with its role, which ends at `expiresAt`, or with its maker if that ends earlier.
 * When the user then has more than `most`, those of the others that would end first end now.
 * @returns undefined if the caller's key has just ended.
 */
export async function tryStartSession(
  db: Database,
  { role, ...maker }: Caller,
  { expiresAt, most }: { expiresAt: Date; most: number },
): Promise<NewSession | undefined> {
  return await inTransaction(db, async (tx) => {
    const current = await lockMaker(tx, maker);
    if (!current) return undefined;
    const latest = current.expires_at;
    const end = latest !== null && latest < expiresAt ? latest : expiresAt;
    const { keyId: made_by, userId: user_id } = maker;
    const values = { kind: 'session', name: 'browser', user_id, role, expires_at: end, made_by } as const;
    await endSurplus(tx, user_id, most - 1);
    const { key: secret } = await insertKey(tx, values);
    return { secret, expiresAt: end };
  });
}

/** What these sessions have made stays until its own end, because nothing says that they were stolen. */
async function endSurplus(tx: Tx, userId: number, most: number): Promise<void> {
  const valid = await tx
    .selectFrom(byIndex('api_keys', 'api_keys', 'api_keys_user_kind'))
    .select('id')
    .where('user_id', '=', userId)
    .where('kind', '=', 'session')
    .where(isValid)
    .orderBy('expires_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const surplus = valid.slice(most).map(({ id }) => id);
  if (surplus.length > 0) await revoke(tx, surplus);
}
