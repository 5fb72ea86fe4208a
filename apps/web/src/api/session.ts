import { ApiError, ok } from '@bacs/client';
import { effect, signal } from '@preact/signals';
import { bacs, type Schemas } from './bacs.ts';
import { onUnauthenticated } from './connection.ts';
import { listening } from './events.ts';
import { explain } from './explain.ts';

export type Me = Schemas['Me'];

/** Who is signed in: null for nobody, undefined while the API has not told yet. */
export const me = signal<Me | null | undefined>(undefined);
/** Why nobody is signed in any more, or could not be by a link */
export const farewell = signal<string | null>(null);

/** Who was here last, since the page was loaded */
let last: Me['id'] | undefined;
effect(() => {
  last = me.value?.id ?? last;
});

/**
 * A page cannot see the cookie of its session, which all tabs share. With this note it asks the API only when there may be
 * one, and learns that another tab has signed in or out. It says whose the session is, and has nothing of the key.
 */
const note = 'bacs.signed-in';
const againMs = 2_000;

// A request that was on its way while another tab signed in is refused, and yet there is a session.
onUnauthenticated.call = findWho;

export type Credential = { api_key: string } | { ticket: string };

/** @throws ApiError if the key or the ticket is not valid */
export async function signIn(credential: Credential): Promise<void> {
  const { user_id } = await ok(bacs.http.POST('/api/session', { body: credential }));
  localStorage.setItem(note, String(user_id));
  farewell.value = null;
  become(await ok(bacs.http.GET('/api/me')));
}

export async function signOut(): Promise<void> {
  await ok(bacs.http.DELETE('/api/session'));
  forget();
  location.assign('/');
}

/** Browsers keep a page that was left, and show it as it was to whoever goes back, signed in or not. */
export function loadAnewWhenKept(): void {
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}

/** Heeds who signs in or out in another tab: what this one does, it does as them. */
export function followOtherTabs(): void {
  addEventListener('storage', ({ key }) => {
    // Who clears all that a site has kept clears the note, too, and no key is named.
    if (key === note || key === null) void findWho();
  });
}

/** Goes on with the session that the browser has, if it has one. */
export async function enter(): Promise<void> {
  if (localStorage.getItem(note) === null) return forget();
  // The first view waits for this, too, and need not do so after the answer.
  void listening().catch(() => undefined);
  await findWho();
}

async function findWho(): Promise<void> {
  const who = await askWho();
  if (who) return become(who);
  if (me.value) farewell.value = 'Your session has ended. Sign in again to go on.';
  forget();
}

/** Asks until the API tells: while it is away, nobody knows that the session has ended. */
async function askWho(): Promise<Me | null> {
  for (;;) {
    try {
      return await ok(bacs.http.GET('/api/me'));
    } catch (error) {
      if (isUnauthenticated(error)) return null;
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }
}

function become(who: Me) {
  localStorage.setItem(note, String(who.id));
  if (last === undefined || last === who.id) {
    me.value = who;
    // It ends with a 401, also with one that did not end the session.
    void listening().catch(() => undefined);
    return;
  }
  // A page that is loaded anew has nothing left of what somebody else was shown. Who sends a file may refuse that.
  me.value = null;
  location.reload();
}

/**
 * Signs in by a link with a ticket, which leaves the address at once, since addresses are kept and shared. It comes back if
 * it may still do.
 * @returns whether that has signed somebody in
 */
export async function enterByLink(): Promise<boolean> {
  const { hash } = location;
  const [, ticket] = /^#sign-in=(.+)$/.exec(hash) ?? [];
  if (ticket === undefined) return false;
  history.replaceState(history.state, '', location.pathname + location.search);
  try {
    await signIn({ ticket });
    return true;
  } catch (error) {
    const isOver = isUnauthenticated(error);
    farewell.value = isOver
      ? 'This link has been used, or is too old. Sign in with an API key.'
      : explain(error);
    if (!isOver) history.replaceState(history.state, '', hash);
    return false;
  }
}

/** The key, the ticket or the session is not valid. */
export function isUnauthenticated(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

function forget() {
  localStorage.removeItem(note);
  me.value = null;
}
