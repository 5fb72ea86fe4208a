import { useEffect } from 'preact/hooks';

/** Does something again and again while the view is there and somebody may see it. */
export function useEvery(ms: number, work: () => unknown, isOn = true): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') work();
    }, ms);
    return () => clearInterval(timer);
  }, [ms, isOn]);
}
