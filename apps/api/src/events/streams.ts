import type { Database } from '@bacs/db';
import { findCallersById } from '@bacs/db/keys';
import { findProgress } from '@bacs/db/productions';
import type { OpenStream, Streams } from '../dependencies.ts';

const progressMs = 1_000;
/** One statement asks for so many at most. */
const perStatement = 500;

type Options = { db: Database; beatMs: number; onError: (error: Error) => void };

/**
 * Looks after all streams of this process at once: shows that they are alive, ends those whose API key is not valid any
 * more, and tells how far the productions are that some of them follow.
 */
export function openStreams({ db, beatMs, onError }: Options): Streams {
  const open = new Set<OpenStream>();
  const told = new WeakMap<OpenStream, number>();

  const beat = () => {
    for (const { stream } of open) stream.beat();
  };
  const endRevoked = async () => {
    // Nothing is known of the keys of those who come meanwhile.
    const asked = [...open];
    const callers = await inParts(
      asked.map(({ keyId }) => keyId),
      (ids) => findCallersById(db, ids),
    );
    for (const { stream, keyId } of asked) if (!callers.has(keyId)) stream.end();
  };
  const tellProgress = async () => {
    const followed = [...open].flatMap(({ production }) => production ?? []);
    const percents = await inParts(followed, (ids) => findProgress(db, ids));
    for (const each of open) {
      const progress_percent = percents.get(each.production ?? 0);
      if (progress_percent === undefined || told.get(each) === progress_percent) continue;
      told.set(each, progress_percent);
      each.stream.send({ type: 'progress', data: { progress_percent } });
    }
  };
  const timers: NodeJS.Timeout[] = [];
  return {
    add: (stream) => {
      open.add(stream);
      if (timers.length === 0)
        timers.push(
          setInterval(beat, beatMs),
          every(beatMs, () => endRevoked().catch(onError)),
          every(progressMs, () => tellProgress().catch(onError)),
        );
      return () => {
        open.delete(stream);
        if (open.size === 0) for (const timer of timers.splice(0)) clearInterval(timer);
      };
    },
  };
}

/** Leaves a turn out while the one before waits, so that a slow database is not asked more and more. */
function every(ms: number, look: () => Promise<void>): NodeJS.Timeout {
  let isLooking = false;
  return setInterval(async () => {
    if (isLooking) return;
    isLooking = true;
    await look();
    isLooking = false;
  }, ms);
}

async function inParts<Found>(
  ids: number[],
  find: (ids: number[]) => Promise<Map<number, Found>>,
): Promise<Map<number, Found>> {
  const distinct = [...new Set(ids)];
  const found = new Map<number, Found>();
  for (let from = 0; from < distinct.length; from += perStatement)
    for (const [id, value] of await find(distinct.slice(from, from + perStatement))) found.set(id, value);
  return found;
}
