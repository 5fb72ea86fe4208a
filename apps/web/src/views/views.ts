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
  { path: '/feed', nav: 'Feed', component: load(() => import('./feed/feed.tsx')) },
  { path: '/watch/:id', component: load(() => import('./watch/watch.tsx')) },
  { path: '/spaces', nav: 'Spaces', component: load(() => import('./spaces/spaces.tsx')) },
  { path: '/spaces/:id/:section?', component: load(() => import('./space/space.tsx')) },
  { path: '/publications/:id', component: load(() => import('./publication/publication.tsx')) },
];

export function mayOpen({ isFor }: View): boolean {
  return isFor === undefined || isFor === me.value?.role;
}
