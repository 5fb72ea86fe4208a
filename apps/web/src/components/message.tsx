import type { ComponentChildren } from 'preact';
import { explain } from '../api/explain.ts';
import { Button } from './button.tsx';

/** What stands where there is nothing to show yet, with the way on */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** What stands where something could not be shown */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => unknown }) {
  return (
    <div class="empty problem" role="alert">
      <p>{explain(error)}</p>
      {onRetry && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}
