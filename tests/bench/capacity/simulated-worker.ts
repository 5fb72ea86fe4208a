import { backOff } from '../../../apps/worker/src/back-off.ts';
import type { Budget } from '../../../apps/worker/src/mediaconvert/budget/budget.ts';
import { type Purpose, withPurpose } from '../../../apps/worker/src/mediaconvert/budget/importance.ts';
import { NoTurnError } from '../../../apps/worker/src/mediaconvert/budget/no-turn-error.ts';
import { backstopMs } from '../../../apps/worker/src/render/backstop.ts';
import { longestDelaysMs } from '../../../packages/queue/src/delays.ts';
import type { Fleet } from './simulated-fleet.ts';
import type { Again } from './simulated-jobs.ts';
import { RefusedError } from './simulated-media-convert.ts';
import type { SimulatedProduction } from './simulated-rows.ts';

/** A worker: one thread, its slots for renders, and its place in the budget of the fleet. */
export type SimulatedWorker = {
  /** Calls MediaConvert when it is its turn. */
  call: (operation: string, purpose?: Purpose) => Promise<void>;
  callsPerSecondOfSweep: Budget['callsPerSecondOfSweep'];
  step: (production: SimulatedProduction) => Promise<Again>;
};

export function createWorker(fleet: Fleet, budget: Budget): SimulatedWorker {
  const { time, rows, mediaConvert, settings } = fleet;
  const { RENDER_POLL_MS: leastMs, BLOCKED_POLL_MS: mostMs } = settings.config;
  const { times } = settings;
  let freeAt = 0;

  /** A worker has one thread. */
  async function think(): Promise<void> {
    freeAt = Math.max(time.now(), freeAt) + times.cpuMs;
    await time.sleep(freeAt - time.now());
  }

  async function send<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof RefusedError) await budget.lower();
      throw error;
    }
  }

  async function call(operation: string, purpose: Purpose = {}): Promise<void> {
    await withPurpose(purpose, () => budget.take(operation));
    await send(() => mediaConvert.call(operation));
  }

  async function submit(production: SimulatedProduction): Promise<Again> {
    if (!production.isDescribed) await call('Probe', { importance: 'submit' });
    production.isDescribed = true;
    await time.sleep(times.submitMs);
    await budget.take('CreateJob');
    const job = await send(() => mediaConvert.createJob(production.renderMs));
    rows.submit(production, job);
    await fleet.releaseNext();
    return leaveToSweep(production);
  }

  async function look(production: SimulatedProduction): Promise<Again> {
    await call('GetJob');
    production.blockedAt = undefined;
    if (production.job?.status === 'COMPLETE') {
      await time.sleep(times.endMs);
      rows.end(production);
      await fleet.releaseNext();
      return undefined;
    }
    if (production.job?.status === 'PROGRESSING') rows.start(production);
    else if (time.now() - (production.submittedAt ?? 0) >= mostMs) await fleet.askQueueStatus();
    return leaveToSweep(production);
  }

  function leaveToSweep({ submittedAt = 0 }: SimulatedProduction): Again {
    const ms = backstopMs(fleet.watched.state(), { ageMs: time.now() - submittedAt, leastMs });
    return { what: 'backstop', ms };
  }

  return {
    call,
    callsPerSecondOfSweep: budget.callsPerSecondOfSweep,
    async step(production) {
      try {
        await think();
        if (production.status === 'queued' && production.releasedAt === undefined) {
          await fleet.releaseNext(production);
          if (production.releasedAt === undefined) return { what: 'line', ms: longestDelaysMs.line };
        }
        return await (production.status === 'queued' ? submit(production) : look(production));
      } catch (error) {
        if (error instanceof NoTurnError) return { what: 'step', ms: error.waitMs };
        if (!(error instanceof RefusedError)) throw error;
        production.blockedAt ??= time.now();
        const ms = backOff(time.now() - production.blockedAt, { leastMs, mostMs });
        return { what: 'step', ms };
      }
    },
  };
}
