import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Sees to it that the focus is not lost when what has it goes: within the same element the next to do gets it, or else
 * the title of the view.
 */
export function useKeptFocus(
  element: RefObject<HTMLElement | null>,
  next = 'button:not(.close, :disabled, [aria-busy=true]), a',
): void {
  const hadFocus = element.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (!hadFocus || element.current?.contains(document.activeElement)) return;
    const found = element.current?.querySelector<HTMLElement>(next);
    (found ?? document.querySelector('h1'))?.focus();
  });
}
