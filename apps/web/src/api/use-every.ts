import { useEffect, useRef } from 'preact/hooks';
import { every } from './every.ts';

/** Does something again and again while the view is there and somebody looks at it. */
export function useEvery(ms: number, work: () => unknown, isOn = true): void {
  // The same view may show something else by now.
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => (isOn ? every(ms, () => latest.current()) : undefined), [ms, isOn]);
}
