import { ok } from './api-error.ts';
import type { Connection } from './connection.ts';
import { readEventStream } from './event-stream.ts';
import { pause } from './pause.ts';
import type { Production } from './productions.ts';

/** A production is looked at so often while there is no stream. */
const lookEveryMs = 2_000;

export type WaitOptions = {
  /** Is told at first and at each change of the status or of `progress_percent`. */
  onProgress?: (production: Production) => void;
  signal?: AbortSignal;
};

/**
 * Waits for the end of a production. It listens to the stream of its events, and looks again and again while there is no
 * stream, also while the API is away.
 * @returns the production as completed, failed or canceled
 * @throws ApiError, for example with PRODUCTION_NOT_FOUND when it is deleted; the reason of the signal; ConnectionError if
 * the API does not answer at first
 */
export async function waitFor(
  { http, fetch, repeat, repeatForever }: Connection,
  production: string | Pick<Production, 'id' | 'ulid'>,
  { onProgress = () => {}, signal }: WaitOptions = {},
): Promise<Production> {
  const id = typeof production === 'string' ? production : (production.ulid ?? String(production.id));
  const params = { path: { id } };
  let seen: Production | undefined;
  const see = (production: Production) => {
    const isNew = seen?.status !== production.status || seen.progress_percent !== production.progress_percent;
    seen = production;
    if (isNew) onProgress(production);
    return seen;
  };
  const look = async () =>
    see(
      await ok(http.GET('/api/productions/{id}', { params, signal, fetch: seen ? repeatForever : repeat })),
    );

  const open = async (connection: AbortSignal) => {
    const path = '/api/productions/{id}/events';
    const either = AbortSignal.any(signal ? [connection, signal] : [connection]);
    const send = (request: Request) => fetch(request);
    return (await http.GET(path, { params, parseAs: 'stream', fetch: send, signal: either })).data;
  };

  for (;;) {
    // The first look comes once the stream has begun, so that no end falls between them.
    for await (const { event, data } of readEventStream(open)) {
      const found = event === 'progress' && seen ? see(further(seen, JSON.parse(data))) : await look();
      if (hasEnded(found)) return found;
    }
    await pause(lookEveryMs, signal);
  }
}

/** What the stream tells may be older than what was seen in a look. */
function further(seen: Production, { progress_percent }: Pick<Production, 'progress_percent'>): Production {
  return { ...seen, progress_percent: Math.max(seen.progress_percent ?? 0, progress_percent ?? 0) };
}

function hasEnded({ status }: Production): boolean {
  return status === 'completed' || status === 'failed' || status === 'canceled';
}
