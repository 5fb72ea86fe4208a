import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { explain } from '../api/explain.ts';
import { toast } from './toast.tsx';

type ButtonProps = {
  /** `primary` for what most people want here, `danger` for what cannot be undone */
  kind?: 'primary' | 'quiet' | 'danger';
  type?: 'button' | 'submit';
  /** While it runs the button is busy; what it throws is told. */
  onClick?: () => unknown;
  isBusy?: boolean;
  disabled?: boolean;
  label?: string;
  class?: string;
  children: ComponentChildren;
};

export function Button({
  kind,
  type = 'button',
  onClick,
  isBusy,
  disabled,
  label,
  class: more = '',
  children,
}: ButtonProps) {
  const [isRunning, setRunning] = useState(false);
  const isWaiting = isRunning || isBusy === true;
  const run = async () => {
    if (isWaiting) return;
    setRunning(true);
    try {
      await onClick?.();
    } catch (error) {
      toast(explain(error), 'problem');
    } finally {
      setRunning(false);
    }
  };
  return (
    <button
      type={type}
      class={`button ${kind ?? ''} ${more}`}
      aria-label={label}
      aria-busy={isWaiting}
      // A disabled button would lose the focus while it is busy.
      aria-disabled={isWaiting}
      disabled={disabled}
      onClick={onClick && run}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button */
export function ButtonLink({
  href,
  kind,
  children,
}: {
  href: string;
  kind?: 'primary' | 'quiet';
  children: ComponentChildren;
}) {
  return (
    <a class={`button ${kind ?? ''}`} href={href}>
      {children}
    </a>
  );
}
