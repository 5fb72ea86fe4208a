import type { Mode } from '../cluster/link.ts';
import type { Proxies } from '../cluster/proxies.ts';
import { createRandom, type Random } from './random.ts';
import { lockMs, tokenWindowMs } from './timings.ts';

/** The nemesis does these; `worker: 'all'` includes the API. */
export type Step =
  | { action: 'kill_worker'; args: { worker: number; down_ms?: number } }
  | { action: 'kill_api'; args: Record<string, never> }
  | { action: 'pause_worker'; args: { worker: number; for_ms: number } }
  | { action: 'flush_redis'; args: Record<string, never> }
  | { action: 'restart_redis' | 'restart_mysql'; args: { down_ms: number } }
  | {
      action: 'network';
      args: {
        server: keyof Proxies;
        worker: number | 'all';
        mode: Mode;
        for_ms: number;
        latency_ms?: number;
      };
    }
  /** CreateJob answers 429 beyond a rate. */
  | { action: 'throttle'; args: { per_second: number; for_ms: number } }
  /** MediaConvert answers any call with 429. */
  | { action: 'refuse'; args: { probability: number; for_ms: number } }
  /** CreateJob takes effect, and its answer is lost. */
  | { action: 'lose_answers'; args: { probability: number; for_ms: number } }
  | { action: 'list_lag'; args: { lag_ms: number; for_ms: number } }
  /** Events of MediaConvert are lost, come twice, late and in another order. */
  | {
      action: 'disturb_events';
      args: { lose: number; double: number; reorder: number; delay_ms: number; for_ms: number };
    }
  /** MediaConvert's token bucket fills so many times as fast. */
  | { action: 'change_rate'; args: { times: number; for_ms: number } }
  /** The nemesis makes a second MediaConvert job for a production that has one. */
  | { action: 'twin'; args: Record<string, never> };

export type PlannedFault = { at_ms: number } & Step;
export type PlanOptions = { seed: number; seconds: number; workers: number };

const roundSeconds = 12;
/** No fault begins in the rest of a round: a service that never recovers proves nothing. */
const busyShare = 0.75;

/** Plans the faults of a run, in order. The same options give the same faults. */
export function planFaults(options: PlanOptions): PlannedFault[] {
  const random = createRandom(options.seed);
  const planned = steps(options, random).flatMap(({ everySeconds, step }) => {
    const count = Math.ceil(options.seconds / everySeconds);
    return Array.from({ length: count }, (_, index) => ({
      at_ms: momentOf((index + random.int(0, 999) / 1_000) / count, options.seconds),
      ...step(index),
    }));
  });
  return planned.sort((a, b) => a.at_ms - b.at_ms);
}

function steps({ workers, seconds }: PlanOptions, random: Random): Kind[] {
  const worker = () => random.int(0, workers - 1);
  const for_ms = () => random.int(500, 4_000);
  const pauseMs = (index: number) => {
    const beyond = index % 4 === 1 && seconds >= 60 ? tokenWindowMs : lockMs;
    return beyond + random.int(300, 1_500);
  };
  return [
    { everySeconds: 6.5, step: () => ({ action: 'kill_worker', args: { worker: worker() } }) },
    { everySeconds: 30, step: () => ({ action: 'kill_api', args: {} }) },
    {
      everySeconds: 10,
      step: (index) => ({ action: 'pause_worker', args: { worker: worker(), for_ms: pauseMs(index) } }),
    },
    { everySeconds: 35, step: () => ({ action: 'flush_redis', args: {} }) },
    {
      everySeconds: 50,
      step: () => ({ action: 'restart_redis', args: { down_ms: random.int(500, 3_000) } }),
    },
    {
      everySeconds: 50,
      step: () => ({ action: 'restart_mysql', args: { down_ms: random.int(500, 3_000) } }),
    },
    { everySeconds: 6, step: (index) => network(index, random, worker) },
    {
      everySeconds: 30,
      step: () => ({ action: 'throttle', args: { per_second: random.int(1, 4), for_ms: for_ms() } }),
    },
    {
      everySeconds: 30,
      step: () => ({ action: 'refuse', args: { probability: random.int(3, 9) / 10, for_ms: for_ms() } }),
    },
    {
      everySeconds: 20,
      step: () => ({
        action: 'lose_answers',
        args: { probability: random.int(2, 8) / 10, for_ms: for_ms() },
      }),
    },
    {
      everySeconds: 30,
      step: () => ({ action: 'list_lag', args: { lag_ms: random.int(500, 4_000), for_ms: for_ms() } }),
    },
    { everySeconds: 10, step: () => ({ action: 'twin', args: {} }) },
    {
      everySeconds: 12,
      step: () => ({
        action: 'disturb_events',
        args: {
          lose: random.int(1, 10) / 10,
          double: random.int(1, 5) / 10,
          reorder: random.int(1, 10) / 10,
          delay_ms: random.int(0, 3_000),
          for_ms: random.int(3_000, 8_000),
        },
      }),
    },
    {
      everySeconds: 15,
      step: (index) => ({
        action: 'change_rate',
        args: { times: index % 2 === 0 ? 0.5 : 2, for_ms: random.int(3_000, 8_000) },
      }),
    },
  ];
}

type Kind = { everySeconds: number; step: (index: number) => Step };

const servers = ['redis', 'mysql', 'aws'] as const;
const modes = ['black_hole', 'stall', 'reset', 'refuse', 'latency', 'drop_response', 'half_open'] as const;

/** Disturbs each server in turn, mostly for one worker alone. */
function network(index: number, random: Random, worker: () => number): Step {
  const mode = random.pick(modes);
  return {
    action: 'network',
    args: {
      server: servers[index % servers.length] ?? 'aws',
      worker: random.int(0, 2) === 0 ? 'all' : worker(),
      mode,
      // A stalled call must arrive inside the token's window, as one that takes seconds does at AWS.
      for_ms: mode === 'stall' ? random.int(500, 2_500) : random.int(500, 4_000),
      ...(mode === 'latency' && { latency_ms: random.int(20, 300) }),
    },
  };
}

/** Returns the time of a fraction of the run's busy time. */
function momentOf(fraction: number, seconds: number): number {
  const rounds = Math.max(1, Math.round(seconds / roundSeconds));
  const round = Math.floor(fraction * rounds);
  const within = fraction * rounds - round;
  return Math.round(((round + within * busyShare) / rounds) * seconds * 1_000);
}
