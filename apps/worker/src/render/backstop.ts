import type { ProductionToRender } from '@bacs/db/productions';
import { isSwept, longestBackstopMs, type WatchState } from '@bacs/queue';
import { backOff } from '../back-off.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Step, untilWoken } from './step.ts';

/**
 * Leaves a render whose job MediaConvert has to the sweep and to events, which wake it. It looks again by itself, too:
 * after ten minutes, or earlier while no sweep goes through, and then the later the longer the job has been there.
 */
export async function leaveToSweep(
  { watchState, config }: Dependencies,
  production: ProductionToRender,
): Promise<Step> {
  const { read_at, started_at, cancel_requested_at } = production;
  // Nobody waits for a render as for the end of one that is to be canceled.
  if (cancel_requested_at !== null)
    return untilWoken(
      backOff(read_at.getTime() - cancel_requested_at.getTime(), {
        leastMs: config.RENDER_POLL_MS,
        mostMs: config.BLOCKED_POLL_MS,
      }),
    );
  const state = await watchState();
  const ageMs = read_at.getTime() - (started_at ?? read_at).getTime();
  return untilWoken(backstopMs(state, { ageMs, leastMs: config.RENDER_POLL_MS }));
}

/** Says when a render looks by itself that MediaConvert has had for `ageMs`; nobody knows the state while Redis is away. */
export function backstopMs(
  state: WatchState | undefined,
  { ageMs, leastMs }: { ageMs: number; leastMs: number },
): number {
  if (state && isSwept(state)) return longestBackstopMs;
  return backOff(ageMs, { leastMs, mostMs: longestBackstopMs });
}
