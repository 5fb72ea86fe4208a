import type { Deletion, Production } from '@bacs/db';
import { waitsInLine } from '@bacs/db/line';
import { composeBlock, unfinishedStatuses, waitingStatuses } from '@bacs/domain';
import type { Fleet, JobName } from '@bacs/queue';

type Waiting = Pick<Production, 'blocked_reason' | 'profile'> &
  Parameters<typeof waitsInLine>[0] & { config: { profile?: unknown } | null };

/**
 * Says why an unfinished production does not continue. Its row says what a worker has met; only the fleet tells that no
 * worker looks at it, or that nothing leaves the line.
 */
export function whyProductionWaits(fleet: Fleet | undefined, production: Waiting): string | null {
  const { status, blocked_reason } = production;
  if (status === null || !unfinishedStatuses.includes(status)) return blocked_reason;
  const isWaiting = waitingStatuses.includes(status);
  if (!fleet) return blocked_reason ?? (isWaiting ? unqueued : null);
  const unattended = whyUnattended(fleet, 'render');
  if (unattended) return unattended;
  if (waitsInLine(production) && fleet.linePaused !== null) return blocked_reason ?? fleet.linePaused;
  const profile = production.profile ?? production.config?.profile;
  if (blocked_reason !== null || !isWaiting || typeof profile !== 'string') return blocked_reason;
  const isKnown = fleet.workers.some(({ profiles }) => profiles.includes(profile));
  return isKnown
    ? null
    : composeBlock('profile', `no worker that is alive has the profile ${profile}`).reason;
}

/** Says the same of a deletion. */
export function whyDeletionWaits(
  fleet: Fleet | undefined,
  { status, blocked_reason }: Pick<Deletion, 'status' | 'blocked_reason'>,
): string | null {
  if (status === 'completed' || status === 'failed') return blocked_reason;
  if (!fleet) return blocked_reason ?? unqueued;
  return whyUnattended(fleet, 'delete') ?? blocked_reason;
}

const unqueued = composeBlock('queue', 'the queue does not answer; the work starts when it does').reason;

function whyUnattended({ workers, paused }: Fleet, name: JobName): string | undefined {
  if (paused.includes(name))
    return composeBlock('paused', `an operator has paused the queue ${name}; it goes on when it is resumed`)
      .reason;
  if (workers.some(({ queues }) => queues.includes(name))) return undefined;
  return composeBlock('worker', 'no worker is alive; it goes on when one is started').reason;
}
