import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useKeptFocus } from './use-kept-focus.ts';

type ActionsProps = { class?: string; children: ComponentChildren };

/** What can be done with something. When it changes and with it what can be done, the focus stays among these. */
export function Actions({ class: name = 'actions', children }: ActionsProps) {
  const group = useRef<HTMLDivElement>(null);
  useKeptFocus(group);
  return (
    <div ref={group} class={name}>
      {children}
    </div>
  );
}
