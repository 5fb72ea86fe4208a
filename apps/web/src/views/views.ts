import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
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
const load = (view: () => Promise<Module>) => lazy(() => view().catch(() => ({ default: Outdated })));

/**
 * Every view of who is signed in, in the order of the navigation. Other views than the first are loaded when somebody
 * opens them.
 */
export const views: View[] = [
  { path: '/', nav: 'Productions', component: Home },
  { path: '/uploads', nav: 'Uploads', component: load(() => import('./uploads/uploads.tsx')) },
  { path: '/uploads/:uuid', component: load(() => import('./upload/upload.tsx')) },
  { path: '/productions/:ulid', component: load(() => import('./production/production.tsx')) },
  ...forOperators([
    { path: '/operate', nav: 'Operate', component: load(() => import('./operate/overview.tsx')) },
    { path: '/operate/productions', component: load(() => import('./operate/productions.tsx')) },
    { path: '/operate/productions/:ulid', component: load(() => import('./operate/production.tsx')) },
    { path: '/operate/failures', component: load(() => import('./operate/failures.tsx')) },
    { path: '/operate/bulk-actions', component: load(() => import('./operate/bulk-actions.tsx')) },
    { path: '/operate/bulk-actions/:ulid', component: load(() => import('./operate/bulk-action.tsx')) },
  ]),
];

function forOperators(these: View[]): View[] {
  return these.map((view) => ({ ...view, isFor: 'operator' }));
}

export function mayOpen({ isFor }: View): boolean {
  return isFor === undefined || isFor === me.value?.role;
}
