import { type Caller, type NewSession, tryStartSession } from '@bacs/db/keys';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';

/** Browsers that one user may have signed in at a time. One more ends the session that would end first. */
const most = 20;

/** Starts a session for the caller. @throws UNAUTHENTICATED if the caller's key has just ended */
export async function startSession(
  { db, config, inTurn }: Pick<Dependencies, 'db' | 'config' | 'inTurn'>,
  caller: Caller,
  deadline: AbortSignal,
): Promise<NewSession> {
  const expiresAt = new Date(Date.now() + config.SESSION_LIFE_MS);
  const session = await inTurn({ userId: caller.userId, deadline }, () =>
    tryStartSession(db, caller, { expiresAt, most }),
  );
  if (!session) throw new Problem('UNAUTHENTICATED', 'The API key has just been revoked.');
  return session;
}
