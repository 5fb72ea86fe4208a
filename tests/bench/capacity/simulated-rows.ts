import { releasedAtOnce } from '@bacs/db/line';
import type { InFlight } from '../../../packages/db/src/line/in-flight.ts';
import {
  atFirst,
  findRoom,
  findRoomForNewcomers,
  learn,
  mostInFlight,
  type Rules,
} from '../../../packages/db/src/line/room.ts';
import { createLine } from '../../line/simulated-line.ts';
import type { SimulatedJob } from './simulated-media-convert.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A row of productions, and what MediaConvert knows of it. Times are in ms. */
export type SimulatedProduction = {
  user: number;
  renderMs: number;
  acceptedAt: number;
  status: 'queued' | 'submitted' | 'processing' | 'completed';
  isDescribed: boolean;
  releasedAt?: number;
  submittedAt?: number;
  /** Since when its calls are refused */
  blockedAt?: number | undefined;
  job?: SimulatedJob;
  endedAt?: number;
};

/** The rows of all productions, and what is chosen by them: who is released, by the rules of the service. */
export type SimulatedRows = {
  accept: (user: number, productions: SimulatedProduction[]) => void;
  /** Releases up to `releasedAtOnce`. */
  release: (rules: Rules) => SimulatedProduction[];
  submit: (production: SimulatedProduction, job: SimulatedJob) => void;
  start: (production: SimulatedProduction) => void;
  end: (production: SimulatedProduction) => void;
  findByJob: (job: SimulatedJob) => SimulatedProduction | undefined;
  waiting: () => number;
  submitted: Set<SimulatedProduction>;
  processing: Set<SimulatedProduction>;
};

export function createRows({ now }: VirtualTime): SimulatedRows {
  const line = createLine<SimulatedProduction>();
  const [released, submitted, processing] = [1, 2, 3].map(() => new Set<SimulatedProduction>()) as [
    Set<SimulatedProduction>,
    Set<SimulatedProduction>,
    Set<SimulatedProduction>,
  ];
  const byJob = new Map<SimulatedJob, SimulatedProduction>();
  let learned = atFirst;

  /** As `countInFlight` does it by SQL. */
  function countInFlight(filledAt: Date | null): InFlight {
    const unstarted = [...submitted, ...released];
    const leftAt = unstarted.map(({ releasedAt = 0 }) => releasedAt);
    const filling = [...processing]
      .filter(({ releasedAt = 0 }) => filledAt !== null && releasedAt <= filledAt.getTime())
      .map(({ submittedAt = 0 }) => submittedAt);
    const [first] = submitted;
    return {
      now: new Date(now()),
      running: Math.min(processing.size, mostInFlight),
      submitted: submitted.size,
      unstarted: unstarted.length,
      oldest: dateOf(leftAt, (a, b) => Math.min(a, b)),
      newest: dateOf(leftAt, (a, b) => Math.max(a, b)),
      firstSubmitted: first?.submittedAt === undefined ? null : new Date(first.submittedAt),
      fillSubmitted: dateOf(filling, (a, b) => Math.max(a, b)),
    };
  }

  return {
    submitted,
    processing,
    waiting: line.count,
    findByJob: (job) => byJob.get(job),
    accept: line.join,
    release(rules) {
      if (line.count() === 0) return [];
      const flight = countInFlight(learned.filledAt);
      const next = learn(learned, flight, rules);
      const room = Math.min(findRoom(next, flight, rules), releasedAtOnce);
      const most = Math.min(findRoomForNewcomers(next, flight, rules), releasedAtOnce);
      const leaving: SimulatedProduction[] = [];
      const busy = new Set([...released, ...submitted, ...processing].map(({ user }) => user));
      const findNext = () => {
        if (leaving.length < room) return line.next();
        return leaving.length < most ? line.nextNewcomer((user) => !busy.has(user)) : undefined;
      };
      for (let production = findNext(); production; production = findNext()) {
        production.releasedAt = now();
        released.add(production);
        busy.add(production.user);
        leaving.push(production);
      }
      if (next === learned && leaving.length === 0 && room === 0) return [];
      const isFull = line.count() > 0 && leaving.length >= findRoom(next, flight, rules);
      const filled = { filledAt: new Date(now()), filledWith: flight.unstarted + leaving.length };
      learned = { ...next, ...(isFull ? next.filledAt === null && filled : { filledAt: null }) };
      return leaving;
    },
    submit(production, job) {
      released.delete(production);
      submitted.add(production);
      byJob.set(job, production);
      Object.assign(production, { status: 'submitted', submittedAt: now(), job, blockedAt: undefined });
    },
    start(production) {
      if (production.status !== 'submitted') return;
      production.status = 'processing';
      submitted.delete(production);
      processing.add(production);
    },
    end(production) {
      production.status = 'completed';
      production.endedAt = now();
      submitted.delete(production);
      processing.delete(production);
      if (production.job) byJob.delete(production.job);
    },
  };
}

function dateOf(times: number[], choose: (one: number, other: number) => number): Date | null {
  return times.length === 0 ? null : new Date(times.reduce(choose));
}
