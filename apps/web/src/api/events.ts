import { type BacsEvent, EventsRemovedError, ok } from '@bacs/client';
import { signal } from '@preact/signals';
import { bacs } from './bacs.ts';
import { eventsWhileShown } from './events-while-shown.ts';

type Listener = (event: BacsEvent) => void;
const listeners = new Set<Listener>();

/** It grows when events were missed for good: what was read before has to be read anew. */
export const epoch = signal(0);

let begun: Promise<void> | undefined;

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
  void follow(last);
}

// Nothing has such a name, so the page has nothing but the newest number.
async function newest() {
  return (await ok(bacs.http.GET('/api/events', { params: { query: { subject: '-' } } }))).next_after;
}

/** The client goes on from the last number by itself when the API has been away, so that nothing comes twice. */
async function follow(after: number) {
  try {
    for await (const event of eventsWhileShown(after)) for (const tell of listeners) tell(event);
  } catch (error) {
    begun = undefined;
    if (!(error instanceof EventsRemovedError)) return;
    await listening();
    epoch.value++;
  }
}
