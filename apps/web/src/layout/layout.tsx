import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { isConnectionLost } from '../api/connection.ts';
import { type Me, me, signOut } from '../api/session.ts';
import { Button } from '../components/button.tsx';
import { BrandIcon } from '../components/icons.tsx';
import { Toasts } from '../components/toast.tsx';
import { Deletions } from '../deletions/delete-dialog.tsx';
import { mayOpen, type View, views } from '../views/views.ts';

/** What is around every view */
export function Layout({ children }: { children: ComponentChildren }) {
  return (
    <>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header class="top">
        <div>
          <a class="brand" href="/">
            <BrandIcon />
            bacs
          </a>
          {me.value && <Navigation />}
          {me.value && <Account who={me.value} />}
        </div>
      </header>
      {children}
      <Deletions />
      <Toasts />
      <div class="connection" role="status">
        {isConnectionLost.value && 'Connection lost, trying again…'}
      </div>
    </>
  );
}

function Navigation() {
  const { path } = useLocation();
  return (
    <nav aria-label="Main">
      {views.filter(mayOpen).map(
        ({ nav, path: to }) =>
          nav !== undefined && (
            <a key={to} href={to} aria-current={isBelow(path, to) ? 'page' : undefined}>
              {nav}
            </a>
          ),
      )}
    </nav>
  );
}

function Account({ who: { id, display_name } }: { who: Me }) {
  return (
    <div class="account">
      <span class="name soft small one-line" dir="auto">
        {display_name ?? `User ${id}`}
      </span>
      <Button kind="quiet" onClick={signOut}>
        Sign out
      </Button>
    </div>
  );
}

function isBelow(path: string, to: View['path']): boolean {
  return path === to || (to !== '/' && path.startsWith(`${to}/`));
}
