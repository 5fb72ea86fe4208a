import { ErrorBoundary, LocationProvider, Route, Router } from 'preact-iso';
import { me } from './api/session.ts';
import { Layout } from './layout/layout.tsx';
import { NotFound } from './views/not-found.tsx';
import { mayOpen, views } from './views/views.ts';
import { Welcome } from './views/welcome/welcome.tsx';

/** What the API serves itself is no view. */
const ours = /^\/(?!(api|public|docs|health|admin\/queues|assets)(\/|$|\?))/;

export function App() {
  return (
    <LocationProvider scope={ours}>
      <Layout>
        {me.value === undefined && <main class="page" id="main" aria-busy="true" />}
        {me.value === null && <Welcome />}
        {me.value && <Views />}
      </Layout>
    </LocationProvider>
  );
}

function Views() {
  return (
    <ErrorBoundary>
      <Router>
        {views.filter(mayOpen).map(({ path, component }) => (
          <Route key={path} path={path} component={component} />
        ))}
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
  );
}
