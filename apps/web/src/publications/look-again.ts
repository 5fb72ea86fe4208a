import { useEffect } from 'preact/hooks';
import { onEvent } from '../api/events.ts';

const lookEveryMs = 10_000;

/**
 * Calls `look` at each change of a publication of the user's, which events tell, and every ten seconds while somebody
 * looks, since events do not tell of the publications of others.
 */
export function useLooks(look: () => Promise<unknown>, inputs: unknown[]): void {
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const lookOn = async () => {
      if (!document.hidden) await look().catch(() => undefined);
      if (!isOver) timer = setTimeout(lookOn, lookEveryMs);
    };
    timer = setTimeout(lookOn, lookEveryMs);
    const ignore = onEvent(({ type }) => {
      if (type.startsWith('publication.')) void look().catch(() => undefined);
    });
    return () => {
      isOver = true;
      clearTimeout(timer);
      ignore();
    };
  }, inputs);
}
