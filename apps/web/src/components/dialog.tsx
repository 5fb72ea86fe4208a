import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useKeptFocus } from './use-kept-focus.ts';

type DialogProps = { title: string; onClose: () => void; children: ComponentChildren };

/** A question or a piece of work above the page. The browser keeps the focus inside and gives it back afterwards. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useKeptFocus(element);
  useEffect(() => {
    const opener = document.activeElement;
    element.current?.showModal();
    return () => {
      // What has opened it may be gone by then.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else document.querySelector('h1')?.focus();
    };
  }, []);
  return (
    <dialog ref={element} class="dialog" aria-labelledby={titleId} onClose={onClose}>
      <header>
        <h2 id={titleId} class="dialog-title">
          {title}
        </h2>
        <button type="button" class="close" aria-label="Close" onClick={() => element.current?.close()}>
          ×
        </button>
      </header>
      {children}
    </dialog>
  );
}
