import { doEventsArrive, type WatchState } from '../../../packages/queue/src/watch-state.ts';

/** What the fleet knows of how its jobs at MediaConvert are watched. */
export type Watched = {
  state: () => WatchState;
  eventsArrive: () => boolean;
  noteEvent: () => void;
  noteEnd: () => void;
  /** Notes a sweep; undefined stands for one that AWS has refused. */
  noteSweep: (seen: Seen | undefined) => void;
};

type Seen = { untold: number; isComplete: boolean | undefined; isWhole: boolean; nextMs: number };

type Told = { now: () => number; hasEvents: boolean; running: () => number };

/** So few ends that no event has told of make no miss. */
const fewUntold = 3;

export function createWatched({ now, hasEvents, running }: Told): Watched {
  let told = 0;
  const known: Partial<WatchState> = {};
  const state = (): WatchState => {
    // MediaConvert sends an event a minute for each job that transcodes.
    if (hasEvents && running() > 0) known.eventsAt = now();
    const { sweptAt, isComplete = false, nextMs = 0, waitedMs = 0, eventsAt, missedAt, listedAt } = known;
    const listenedAt = hasEvents ? now() : undefined;
    return {
      now: now(),
      sweptAt,
      isComplete,
      listedAt,
      nextMs,
      waitedMs,
      runningSince: undefined,
      listenedAt,
      eventsAt,
      missedAt,
    };
  };
  return {
    state,
    eventsArrive: () => doEventsArrive(state()),
    noteEvent() {
      known.eventsAt = now();
    },
    noteEnd() {
      told += 1;
    },
    noteSweep(seen) {
      if (!seen) {
        delete known.sweptAt;
        return;
      }
      const { untold, isComplete, isWhole, nextMs } = seen;
      const waitedMs = known.sweptAt === undefined ? 0 : now() - known.sweptAt;
      Object.assign(
        known,
        { sweptAt: now(), nextMs, waitedMs },
        isComplete === undefined ? {} : { isComplete },
        isWhole || isComplete === undefined ? { listedAt: isWhole ? now() : undefined } : {},
      );
      if (untold >= fewUntold && untold > told) known.missedAt = now();
      told = 0;
    },
  };
}
