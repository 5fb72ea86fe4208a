import { effect } from '@preact/signals';
import { me } from './session.ts';

/** Leads whoever has signed in to where they wanted to go, if that is of this host: Bull Board sends people here first. */
export function goOnOnceSignedIn(): void {
  const next = new URLSearchParams(location.search).get('next');
  const url = next === null ? null : URL.parse(next, location.origin);
  if (url?.origin !== location.origin) return;
  effect(() => {
    if (me.value) location.replace(url);
  });
}
