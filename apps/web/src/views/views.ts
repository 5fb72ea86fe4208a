import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import { load } from '../api/load.ts';
import { me } from '../api/session.ts';
import { Home } from './home/home.tsx';
import { Outdated } from './outdated.tsx';

export type View = {
  /** As preact-iso has it: `useRoute().params` has what `:name` stands for. */
  path: string;
  component: ComponentType;
  /** Its word in the navigation, where it has one */
  nav?: string;
  isFor?: 'operator';
};

type Module = { default: ComponentType };

/** A page that was opened before an update asks for files that are gone. */
const later = (view: () => Promise<Module>) => lazy(() => load(view).catch(() => ({ default: Outdated })));

/**
 * Every view of who is signed in, in the order of the navigation. Other views than the first are loaded when somebody
 * opens them.
 */
export const views: View[] = [
  { path: '/', nav: 'Productions', component: Home },
  { path: '/uploads', nav: 'Uploads', component: later(() => import('./uploads/uploads.tsx')) },
  { path: '/uploads/:uuid', component: later(() => import('./upload/upload.tsx')) },
  { path: '/productions/:ulid', component: later(() => import('./production/production.tsx')) },
  { path: '/feed', nav: 'Feed', component: later(() => import('./feed/feed.tsx')) },
  { path: '/watch/:id', component: later(() => import('./watch/watch.tsx')) },
  { path: '/spaces', nav: 'Spaces', component: later(() => import('./spaces/spaces.tsx')) },
  { path: '/spaces/:id/:section?', component: later(() => import('./space/space.tsx')) },
  { path: '/publications/:id', component: later(() => import('./publication/publication.tsx')) },
  ...forOperators([
    { path: '/operate', nav: 'Operate', component: later(() => import('./operate/overview.tsx')) },
    { path: '/operate/productions', component: later(() => import('./operate/productions.tsx')) },
    { path: '/operate/productions/:ulid', component: later(() => import('./operate/production.tsx')) },
    { path: '/operate/failures', component: later(() => import('./operate/failures.tsx')) },
    { path: '/operate/bulk-actions', component: later(() => import('./operate/bulk-actions.tsx')) },
    { path: '/operate/bulk-actions/:ulid', component: later(() => import('./operate/bulk-action.tsx')) },
  ]),
];

function forOperators(these: View[]): View[] {
  return these.map((view) => ({ ...view, isFor: 'operator' }));
}

/** Begins to load the view of this path, while nobody knows yet who is here. */
export function loadAhead(path: string): void {
  const found = views.find((view) => patternOf(view.path).test(path));
  (found?.component as { preload?: () => void } | undefined)?.preload?.();
}

/** Such as `/spaces/:id/:section?`: a parameter is a part of the path, and may be left out where it ends in `?`. */
function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[/]:\w+[?]/g, '(/[^/]+)?').replace(/:\w+/g, '[^/]+')}/?$`);
}

export function mayOpen({ isFor }: View): boolean {
  return isFor === undefined || isFor === me.value?.role;
}
