import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { Page } from '../components/page.tsx';

const places = [
  ['/operate', 'Overview'],
  ['/operate/productions', 'Productions'],
  ['/operate/failures', 'Failures'],
  ['/operate/bulk-actions', 'Bulk actions'],
] as const;

type OperatePageProps = { title: string; actions?: ComponentChildren; children: ComponentChildren };

/** A view for operators, with the way to the others */
export function OperatePage({ title, actions, children }: OperatePageProps) {
  const { path } = useLocation();
  return (
    <Page title={title} actions={actions}>
      <nav class="places" aria-label="Operate">
        {places.map(([to, word]) => (
          <a key={to} href={to} aria-current={isAt(path, to) ? 'page' : undefined}>
            {word}
          </a>
        ))}
        <a href="/admin/queues">Bull Board</a>
      </nav>
      {children}
    </Page>
  );
}

function isAt(path: string, to: string): boolean {
  return path === to || (to !== '/operate' && path.startsWith(`${to}/`));
}
