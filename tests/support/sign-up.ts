import type { Database, Role } from '@bacs/db';
import { createApiKey } from '@bacs/db/keys';
import { ApiClient } from './api-client.ts';
import type { Exchange } from './contract.ts';

/** Makes a function that creates clients of this API, each with the key of a new user. */
export function signUpAt(
  apiUrl: string,
  db: Database,
  check?: (exchange: Exchange) => void,
): (role?: Role) => Promise<ApiClient> {
  let users = 0;
  return async (role = 'member') => {
    const displayName = `User ${++users}`;
    const email = `${users}@example.com`;
    const { key, userId } = await createApiKey(db, { email, displayName, role, name: 'test' });
    return new ApiClient({ url: apiUrl, key, user: { id: userId, email, displayName }, check });
  };
}
