import type { PlannedFault, Step } from '../schedule.ts';

/** Something that is away for longer than the alerts have patience for, which the faults at random never are. */
export type Outage = {
  what: string;
  from_ms: number;
  to_ms: number;
  /** The alerts that must fire, each with the code, service or job that it is about */
  expected: string[];
  steps: Step[];
};

/** Nothing is away before the first one: no alert may fire then. */
const quietMs = 6_000;
const breathMs = 6_000;

export function planOutages({ workers }: { workers: number }): Outage[] {
  let from_ms = quietMs;
  return Object.entries(outagesOf(workers)).map(([what, { lastMs, ...outage }]) => {
    const to_ms = from_ms + lastMs;
    const planned = { what, ...outage, from_ms, to_ms };
    from_ms = to_ms + breathMs;
    return planned;
  });
}

function outagesOf(workers: number): Record<string, Pick<Outage, 'expected' | 'steps'> & { lastMs: number }> {
  return {
    Redis: {
      lastMs: 15_000,
      expected: ['BacsWorkStopped QUEUE_UNREACHABLE'],
      steps: [{ action: 'restart_redis', args: { down_ms: 15_000 } }],
    },
    MySQL: {
      lastMs: 15_000,
      expected: ['BacsUnready DATABASE_UNREACHABLE'],
      steps: [{ action: 'restart_mysql', args: { down_ms: 15_000 } }],
    },
    MediaConvert: {
      lastMs: 24_000,
      expected: ['BacsAwsFails mediaconvert'],
      steps: [{ action: 'network', args: { server: 'aws', worker: 'all', mode: 'refuse', for_ms: 24_000 } }],
    },
    workers: {
      lastMs: 15_000,
      expected: ['BacsProcessDown bacs-worker', 'BacsWorkStopped NO_WORKER'],
      steps: [
        ...Array.from(
          { length: workers },
          (_, worker): Step => ({ action: 'kill_worker', args: { worker, down_ms: 15_000 } }),
        ),
        // Redis knows a dead worker as alive for a while, unless it has forgotten all.
        { action: 'flush_redis', args: {} },
      ],
    },
  };
}

export function faultsOf(outages: Outage[]): PlannedFault[] {
  return outages.flatMap(({ steps, from_ms }) => steps.map((step) => ({ at_ms: from_ms, ...step })));
}

export function secondsOf(outages: Outage[]): number {
  return Math.max(...outages.map(({ to_ms }) => to_ms)) / 1_000;
}
