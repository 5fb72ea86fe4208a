import { setImmediate as nextTurn } from 'node:timers/promises';
import { withDeadline } from '@bacs/queue';
import type { Redis } from 'ioredis';
import { currentPurpose, type Importance, importances, type Turn } from './importance.ts';
import { openLocalBucket } from './local-bucket.ts';
import { NoTurnError } from './no-turn-error.ts';
import { importanceOf } from './operations.ts';
import type { Rates } from './rates.ts';
import { type Answer, openSharedBucket, type Wish } from './shared-bucket.ts';

/**
 * All calls to MediaConvert from all workers share one budget. Each call waits its turn in a list of its process, by
 * importance and then first in first out; the first of each operation asks the shared bucket in Redis, for all that are
 * like it. While Redis does not answer, the process keeps to its share.
 */
export type Budget = {
  /**
   * Waits in place for a turn, for as long as the job's purpose says.
   * @throws NoTurnError when the turn is later, or other calls need the place.
   */
  take(operation: string): Promise<Turn>;
  /** AWS has refused a call as too fast: the whole fleet calls more slowly. */
  lower(): Promise<void>;
  /**
   * Says how many calls a second the sweep may make: a quarter of what the whole fleet may make.
   * @returns undefined while there is no limit: nobody has set a rate, and AWS has refused no call as too fast.
   */
  callsPerSecondOfSweep(): Promise<number | undefined>;
  /** From now on no call waits: it has its turn at once or not at all, so that a process that is told to stop can. */
  close(): void;
};

export type BudgetOptions = {
  redis: Redis;
  prefix: string;
  rates: Rates;
  /** So many calls of this process may wait in place. */
  mostWaiting: number;
  /** It is called when the rate is lowered. */
  onLowered?: (perSecond: number) => void;
  /** The time in ms instead of that of Redis's clock, for simulations */
  clock?: () => number;
};

type Waiting = Wish & {
  since: number;
  patienceMs: number;
  settle: (turn: Turn | NoTurnError) => void;
};

const usualPatienceMs = 1_000;
/** An end that is sent away would leave its turn to CreateJob, and come back behind ends that came after it. */
const patienceOfEndMs = 10_000;
const redisDeadlineMs = 500;
/** After Redis has not answered, it is not asked for this long. */
const redisPauseMs = 1_000;
/** Processes that wait for the same token do not all ask at the same instant. */
const jitterMs = 10;
/** A call that has no turn within this time comes back at random within it: nobody plans a queue of hours ahead. */
const horizonMs = 30_000;
const shareOfSweep = 1 / 4;

export function createBudget(options: BudgetOptions): Budget {
  const { redis, rates, mostWaiting, onLowered } = options;
  const now = () => performance.now();
  const shared = openSharedBucket(options);
  const local = openLocalBucket(rates, now);
  const list: Waiting[] = [];
  const returns = new Map<Importance, number>();
  let last: Pick<Answer, 'perSecond' | 'workers'> = { perSecond: rates.aggregate?.perSecond, workers: 0 };
  let spent = 0;
  let awayUntil = 0;
  let isServing = false;
  /** The list has another call that may be next, of which Redis has not been asked. */
  let isNew = false;
  let restsUntil = 0;
  let isClosed = false;
  let wake = () => {};

  async function ask(wishes: Wish[]): Promise<Answer> {
    const owed = spent;
    const answer = await fromRedis(() => shared.take(wishes, owed));
    if (answer === undefined) {
      const own = local.take(wishes);
      if (own.granted) spent += 1;
      return own;
    }
    spent -= owed;
    local.follow(answer);
    last = answer;
    return answer;
  }

  /** Returns undefined while Redis does not answer. A late answer costs a token, and nothing else. */
  async function fromRedis<T>(command: () => Promise<T>): Promise<T | undefined> {
    if (redis.status !== 'ready' || now() < awayUntil) return undefined;
    try {
      return await withDeadline(redisDeadlineMs, command());
    } catch {
      awayUntil = now() + redisPauseMs;
      return undefined;
    }
  }

  /** Says how far apart the turns of this process are, when the others want theirs as well. */
  function gapMs(): number {
    return last.perSecond === undefined ? 0 : (1_000 * Math.max(1, last.workers)) / last.perSecond;
  }

  async function serve(): Promise<void> {
    isNew = true;
    if (isServing) return wake();
    isServing = true;
    // Those that come at the same time ask together.
    await nextTurn();
    while (list.length > 0) {
      isNew = false;
      const { granted, count, waitMs } = await ask(wishesOf(list));
      if (granted) give(granted, count);
      // The answer says nothing of what has come since the question.
      else if (!isNew) {
        sendAway(waitMs);
        if (list.length > 0) await rest(waitMs + Math.random() * jitterMs);
      }
    }
    isServing = false;
  }

  /** Gives the turns to the first that wait for them; those that asked may have left meanwhile. */
  function give({ operation }: Wish, count: number): void {
    const first = list.filter((waiting) => waiting.operation === operation).slice(0, count);
    for (const waiting of first) waiting.settle({ operation, isUsed: false });
  }

  /** Sends away whose turn is later than they can wait, and the last ones where too many wait. */
  function sendAway(waitMs: number): void {
    for (const [index, waiting] of [...list].entries()) {
      const turnMs = waitMs + index * gapMs();
      const isTooLate = now() - waiting.since + turnMs > waiting.patienceMs;
      if (isClosed || isTooLate || index >= mostWaiting) dismiss(waiting, turnMs);
    }
  }

  /** Those of one importance come back one after another. */
  function dismiss({ operation, importance, settle }: Waiting, turnMs: number): void {
    const soonest = Math.max(now() + turnMs, (returns.get(importance) ?? 0) + gapMs());
    const ms = soonest - now();
    if (ms <= horizonMs) returns.set(importance, soonest);
    settle(new NoTurnError(operation, Math.ceil(ms <= horizonMs ? ms : Math.random() * horizonMs)));
  }

  async function rest(ms: number): Promise<void> {
    restsUntil = now() + ms;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wake = () => {};
    restsUntil = 0;
  }

  function enter(waiting: Waiting): void {
    const after = list.findIndex(({ importance }) => rankOf(importance) > rankOf(waiting.importance));
    list.splice(after === -1 ? list.length : after, 0, waiting);
    if (!isServing || firstOfEach(list).includes(waiting)) void serve();
    // Who waits behind another of the same operation has nothing to ask for.
    else if (now() < restsUntil) sendAway(restsUntil - now());
  }

  return {
    take(operation) {
      const {
        importance = importanceOf(operation),
        patienceMs = importance === 'end' ? patienceOfEndMs : usualPatienceMs,
        signal,
      } = currentPurpose();
      return new Promise<Turn>((resolve, reject) => {
        if (signal?.aborted) return reject(new NoTurnError(operation, 0));
        const leave = () => waiting.settle(new NoTurnError(operation, 0));
        const waiting: Waiting = {
          operation,
          importance,
          since: now(),
          patienceMs,
          settle: (turn) => {
            const place = list.indexOf(waiting);
            if (place === -1) return;
            list.splice(place, 1);
            signal?.removeEventListener('abort', leave);
            if (turn instanceof NoTurnError) reject(turn);
            else resolve(turn);
          },
        };
        signal?.addEventListener('abort', leave);
        enter(waiting);
      });
    },
    async lower() {
      const { perSecond } = (await fromRedis(shared.lower)) ?? { perSecond: local.lower() };
      if (perSecond !== undefined) onLowered?.(perSecond);
    },
    async callsPerSecondOfSweep() {
      const { perSecond } = (await fromRedis(() => shared.take([], 0))) ?? last;
      const own = rates.operations.get('ListJobs')?.perSecond;
      const whole = Math.min(perSecond ?? Number.POSITIVE_INFINITY, own ?? Number.POSITIVE_INFINITY);
      return whole === Number.POSITIVE_INFINITY ? undefined : whole * shareOfSweep;
    },
    close() {
      isClosed = true;
      wake();
    },
  };
}

function rankOf(importance: Importance): number {
  return importances.indexOf(importance);
}

/** Only the first of each operation can be next, and with it those of its importance. */
function wishesOf(list: Waiting[]): Wish[] {
  return firstOfEach(list).map(({ operation, importance }) => ({
    operation,
    importance,
    count: list.filter((other) => other.operation === operation && other.importance === importance).length,
  }));
}

function firstOfEach(list: Waiting[]): Waiting[] {
  return list.filter(
    (waiting, index) => list.findIndex(({ operation }) => operation === waiting.operation) === index,
  );
}
