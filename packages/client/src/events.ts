import { ok } from './api-error.ts';
import type { Connection } from './connection.ts';
import type { BacsEvent, EventType } from './event-types.ts';
import { pause } from './pause.ts';

/** The API holds a request back for so long while there is nothing to tell. */
const waitSeconds = 25;
const pageSize = 100;
/** When events come one by one, those of this time are read together, which spares the limit of requests. */
const gatherMs = 250;

export type EventsOptions<Type extends EventType = EventType> = {
  /** The `id` of the last event that you have handled, or the `oldest` that is kept; without it, what happens from now on */
  after?: number | 'oldest';
  types?: readonly Type[];
  /** ULID of a production or deletion, UUID of an upload, or number of a publication */
  subject?: string;
  /** `all` is for operators. */
  scope?: 'own' | 'all';
  signal?: AbortSignal;
};

/**
 * Reads the events after a number, and then those that come, for ever: the API may be away meanwhile. Each page says where
 * the next one begins, so that a reader to whom nothing happens is not behind.
 * @throws EventsRemovedError, ApiError, the reason of the signal; ConnectionError if the API does not answer at first
 */
export async function* readEvents<Type extends EventType>(
  { http, repeat, repeatForever }: Connection,
  { after, types, subject, scope, signal }: EventsOptions<Type> = {},
): AsyncGenerator<Extract<BacsEvent, { type: Type }>, never, undefined> {
  const read = async (query: { after?: number; wait?: number; subject?: string }, fetch: typeof repeat) =>
    await ok(
      http.GET('/api/events', {
        params: { query: { limit: pageSize, types: types?.join(','), scope, subject, ...query } },
        fetch,
        signal,
      }),
    );
  // Nothing has such a name, so the page has nothing but the newest number.
  const newest = async () => (await read({ subject: '-' }, repeat)).next_after;
  let last = after === 'oldest' ? undefined : (after ?? (await newest()));
  let patience = after === undefined ? repeatForever : repeat;
  for (;;) {
    const beganAt = performance.now();
    const { items, next_after } = await read({ after: last, wait: waitSeconds }, patience);
    yield* items as Extract<BacsEvent, { type: Type }>[];
    last = next_after;
    patience = repeatForever;
    if (items.length < pageSize) await pause(Math.max(0, beganAt + gatherMs - performance.now()), signal);
  }
}
