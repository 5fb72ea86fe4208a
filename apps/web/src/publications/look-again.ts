import { useEffect } from 'preact/hooks';
import { onEvent } from '../api/events.ts';
import { every } from '../api/every.ts';

const lookEveryMs = 10_000;

/**
 * Calls `look` at each change of a publication of the user's, which events tell, and every ten seconds, since events do
 * not tell of the publications of others. It does so only while somebody looks, and one look sees all changes until then:
 * a deletion may take back a thousand at once.
 */
export function useLooks(look: () => Promise<unknown>, inputs: unknown[]): void {
  useEffect(() => {
    let isOver = false;
    let isLooking = false;
    let hasChanged = false;
    const lookAtChanges = async () => {
      if (isLooking) return;
      isLooking = true;
      while (hasChanged && !document.hidden && !isOver) {
        hasChanged = false;
        await look().catch(() => undefined);
      }
      isLooking = false;
    };
    const lookAgain = () => {
      hasChanged = true;
      return lookAtChanges();
    };
    const end = every(lookEveryMs, lookAgain);
    const ignore = onEvent(({ type }) => {
      if (type.startsWith('publication.')) void lookAgain();
    });
    document.addEventListener('visibilitychange', lookAtChanges);
    return () => {
      isOver = true;
      end();
      ignore();
      document.removeEventListener('visibilitychange', lookAtChanges);
    };
  }, inputs);
}
