import { render } from 'preact';
import { goOnOnceSignedIn } from './api/go-on.ts';
import { enter, enterByLink, followOtherTabs, loadAnewWhenKept } from './api/session.ts';
import { App } from './app.tsx';
import { loadAhead } from './views/views.ts';

const root = document.getElementById('app');
loadAhead(location.pathname);
if (root) render(<App />, root);
// A link that is opened where the page is open already only changes the address.
addEventListener('hashchange', enterByLink);
goOnOnceSignedIn();
loadAnewWhenKept();
followOtherTabs();
if (!(await enterByLink())) await enter();
