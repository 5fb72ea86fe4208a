import { setTimeout as sleep } from 'node:timers/promises';
import type { User } from './open-scene.ts';

/** The profile with the fewest outputs: a bench is about what leads to a render. */
const profile = 'simple-hls';
const perRequest = 20;

/** Has productions accepted as fast as the API does it. @returns their ULIDs. */
export async function accept({ api, upload }: User, count: number): Promise<string[]> {
  const ulids: string[] = [];
  for (let left = count; left > 0; left -= perRequest) {
    const items = Array.from({ length: Math.min(perRequest, left) }, () => ({ profile }));
    const { status, body } = await api.request('POST', '/api/productions/batch', {
      upload_id: upload.uuid,
      items,
    });
    if (status !== 202) throw new Error(`The API answered ${status}: ${JSON.stringify(body)}`);
    const accepted = body as { items: { production: { ulid: string } }[] };
    ulids.push(...accepted.items.map(({ production }) => production.ulid));
  }
  return ulids;
}

/** Has productions accepted one by one, so many ms apart. */
export async function acceptSteadily(
  { api, upload }: User,
  { count, everyMs, signal }: { count: number; everyMs: number; signal: AbortSignal },
): Promise<void> {
  const startedAt = performance.now();
  const send = async (index: number) => {
    await sleep(Math.max(0, startedAt + index * everyMs - performance.now()), undefined, { signal });
    await api.produce(upload, { profile });
  };
  await Promise.all(Array.from({ length: count }, (_, index) => send(index)));
}
