import { findCaller, revokeApiKey } from '@bacs/db/keys';
import type { FastifyRequest } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { readSessionCookie } from '../http/session-cookie.ts';

/** Ends the session whose cookie the request carries, on every replica at once. @returns whether there was one. */
export async function endSessionOf(
  { db, inTurn }: Pick<Dependencies, 'db' | 'inTurn'>,
  request: FastifyRequest,
  options: { keepDescendants: boolean },
): Promise<boolean> {
  const secret = readSessionCookie(request);
  const session = secret === undefined ? undefined : await findCaller(db, secret, 'session');
  if (!session) return false;
  const { keyId: id, userId } = session;
  await inTurn({ userId, deadline: request.deadline }, () =>
    revokeApiKey(db, { id, user_id: userId }, options),
  );
  return true;
}
