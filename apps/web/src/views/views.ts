import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import { me } from '../api/session.ts';
import { Home } from './home/home.tsx';

export type View = {
  /** As preact-iso has it: `useRoute().params` has what `:name` stands for. */
  path: string;
  component: ComponentType;
  /** Its word in the navigation, where it has one */
  nav?: string;
  isFor?: 'operator';
};

/**
 * Every view of who is signed in, in the order of the navigation. Other views than the first are loaded when somebody
 * opens them.
 */
export const views: View[] = [
  { path: '/', nav: 'Productions', component: Home },
  { path: '/uploads', nav: 'Uploads', component: lazy(() => import('./uploads/uploads.tsx')) },
  { path: '/uploads/:uuid', component: lazy(() => import('./upload/upload.tsx')) },
  { path: '/productions/:ulid', component: lazy(() => import('./production/production.tsx')) },
  { path: '/feed', nav: 'Feed', component: lazy(() => import('./feed/feed.tsx')) },
  { path: '/watch/:id', component: lazy(() => import('./watch/watch.tsx')) },
  { path: '/spaces', nav: 'Spaces', component: lazy(() => import('./spaces/spaces.tsx')) },
  { path: '/spaces/:id/:section?', component: lazy(() => import('./space/space.tsx')) },
  { path: '/publications/:id', component: lazy(() => import('./publication/publication.tsx')) },
  ...forOperators([
    { path: '/operate', nav: 'Operate', component: lazy(() => import('./operate/overview.tsx')) },
    { path: '/operate/productions', component: lazy(() => import('./operate/productions.tsx')) },
    { path: '/operate/productions/:ulid', component: lazy(() => import('./operate/production.tsx')) },
    { path: '/operate/failures', component: lazy(() => import('./operate/failures.tsx')) },
    { path: '/operate/bulk-actions', component: lazy(() => import('./operate/bulk-actions.tsx')) },
    { path: '/operate/bulk-actions/:ulid', component: lazy(() => import('./operate/bulk-action.tsx')) },
  ]),
];

function forOperators(these: View[]): View[] {
  return these.map((view) => ({ ...view, isFor: 'operator' }));
}

export function mayOpen({ isFor }: View): boolean {
  return isFor === undefined || isFor === me.value?.role;
}
