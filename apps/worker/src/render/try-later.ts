import type { Production } from '@bacs/db';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { judge, messageOf } from './aws-errors.ts';

/**
 * AWS cannot be had right now: says so and has the step run again, which costs no attempt. Outages and
 * throttling are theirs; a production waits for as long as they last.
 */
export async function tryLater(
  { config, logger }: Dependencies,
  production: Production,
  error: unknown,
  context: JobContext,
): Promise<never> {
  const verdict = judge(error);
  const reason = messageOf(error);
  logger.warn({ production: production.ulid, verdict, reason }, 'AWS did not do it; trying again later');
  await context.log(`${verdict}: ${reason}`);
  return await context.notYet(verdict === 'forbidden' ? 30_000 : backOff(config.RENDER_POLL_MS));
}

/** Between one and two polls: refused together, they should not come back together. */
function backOff(pollMs: number): number {
  return Math.round(pollMs * (1 + Math.random()));
}
