import { ApiError, type BacsEvent, EventsRemovedError, ok } from '@bacs/client';
import { signal } from '@preact/signals';
import { bacs } from './bacs.ts';
import { eventsWhileShown } from './events-while-shown.ts';

type Listener = (event: BacsEvent) => void;
const listeners = new Set<Listener>();

/** It grows when events were missed for good: what was read before has to be read anew. */
export const epoch = signal(0);

let begun: Promise<void> | undefined;
let isBehind = false;
const againMs = 2_000;

/** Calls the listener with each event from now on. @returns what ends that */
export function onEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Resolves once events are listened to: what is read after that, and what they tell, leave no gap. */
export function listening(): Promise<void> {
  begun ??= begin().catch((error) => {
    // Whoever asks again begins again.
    begun = undefined;
    throw error;
  });
  return begun;
}

async function begin() {
  const last = await newest();
  if (isBehind) epoch.value++;
  isBehind = false;
  void follow(last);
}

// Nothing has such a name, so the page has nothing but the newest number.
async function newest() {
  return (await ok(bacs.http.GET('/api/events', { params: { query: { subject: '-' } } }))).next_after;
}

/** Goes on from the last number until the session ends, whatever breaks meanwhile, so that nothing comes twice. */
async function follow(after: number) {
  let last: number | undefined = after;
  for (;;)
    try {
      if (last === undefined) {
        last = await newest();
        epoch.value++;
      }
      for await (const event of eventsWhileShown(last)) {
        last = event.id;
        for (const tell of listeners) tell(event);
      }
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) break;
      if (error instanceof EventsRemovedError) last = undefined;
      else await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  // Whoever signs in again begins again.
  begun = undefined;
  isBehind = true;
}
