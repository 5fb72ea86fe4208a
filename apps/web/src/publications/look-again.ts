import { useEffect } from 'preact/hooks';
import { onEvent } from '../api/events.ts';
import { every } from '../api/every.ts';

const lookEveryMs = 10_000;

/**
 * Calls `look` at each change of a publication of the user's, which events tell, and every ten seconds while somebody
 * looks, since events do not tell of the publications of others.
 */
export function useLooks(look: () => Promise<unknown>, inputs: unknown[]): void {
  useEffect(() => {
    const end = every(lookEveryMs, look);
    const ignore = onEvent(({ type }) => {
      if (type.startsWith('publication.')) void look().catch(() => undefined);
    });
    return () => {
      end();
      ignore();
    };
  }, inputs);
}
