import type { Database } from '@bacs/db';
import { type ApiKey as ApiKeyRow, type Caller, findApiKey } from '@bacs/db/keys';
import { type Static, Type } from 'typebox';
import { Problem } from '../http/errors.ts';
import { Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';

export const Role = Type.Enum(['member', 'operator'], {
  description: [
    'What the key allows. A key with the role `operator` also signs in to Bull Board and manages the keys',
    'of other users. A key with the role `member` sees and manages the member keys of its own user alone.',
  ].join(' '),
});

export const ApiKey = Type.Object(
  {
    id: Type.Integer(),
    kind: Type.Enum(['key', 'session'], {
      description: 'A session is what a browser has after signing in; its cookie is used as a key is',
    }),
    user_id: Type.Integer(),
    name: Type.String(),
    role: Role,
    prefix: Type.String({ description: 'The first characters of the key, which tell it from other keys' }),
    created_at: Nullable(Timestamp),
    last_used_at: Nullable(Timestamp),
    revoked_at: Nullable(Timestamp),
    made_by: Nullable(
      Type.Integer({ description: 'Number of the key that made this one; null if a command made it' }),
    ),
    expires_at: Nullable(
      Type.String({
        format: 'date-time',
        description: 'From then on the service refuses the key; null if it does not end by itself',
      }),
    ),
  },
  { title: 'ApiKey' },
);

export function presentApiKey(key: ApiKeyRow): Static<typeof ApiKey> {
  return {
    ...key,
    created_at: toTimestamp(key.created_at),
    last_used_at: toTimestamp(key.last_used_at),
    revoked_at: toTimestamp(key.revoked_at),
    expires_at: toTimestamp(key.expires_at),
  };
}

/**
 * Finds a key that the caller may manage: any key for an operator, else a member key of the caller's own user, because
 * a stolen member key must not end an operator's.
 * @throws API_KEY_NOT_FOUND
 */
export async function requireManagedKey(
  db: Database,
  { userId, role }: Caller,
  id: number,
): Promise<ApiKeyRow> {
  const key = await findApiKey(db, id);
  const isManaged = role === 'operator' || (key?.user_id === userId && key.role === 'member');
  if (!key || !isManaged) throw new Problem('API_KEY_NOT_FOUND');
  return key;
}

/** @throws OPERATOR_ONLY */
export function refuseMember({ role }: Caller): void {
  if (role !== 'operator') throw new Problem('OPERATOR_ONLY');
}
