import type { ServerProblem } from '@bacs/domain';

/** What a session tells of itself. */
export type SessionState = { sql_mode: string; time_zone: string; character_set_client: string };

/**
 * Finds a session that is not as session.ts sets it. A proxy that shares connections between sessions makes that so: it
 * has to keep what a session sets. Values would then be cut without an error, read as other letters, or end their string.
 */
export function findSessionProblem(session: SessionState): ServerProblem | undefined {
  const modes = session.sql_mode.split(',');
  const wrong = [
    (!modes.includes('STRICT_ALL_TABLES') || modes.includes('NO_BACKSLASH_ESCAPES')) && 'sql_mode',
    session.time_zone !== '+00:00' && 'time_zone',
    session.character_set_client !== 'utf8mb4' && 'character_set_client',
  ].filter((name) => name !== false);
  if (wrong.length === 0) return undefined;
  return {
    code: 'DATABASE_SESSION_LOST',
    severity: 'fatal',
    message: `The database has forgotten what a session has set (${wrong.join(', ')}), so values would be stored wrongly: connect to the server itself, or let the proxy before it pin sessions.`,
  };
}
