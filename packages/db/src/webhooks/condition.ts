import { sql } from 'kysely';
import { tell } from '../events/index.ts';
import type { Database, DisabledReason, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { lockEndpoint } from './endpoints.ts';

const now = sql<Date>`CURRENT_TIMESTAMP(3)`;

/** A round fails ten seconds after its first try at most, and the one before may have met the end of what arrived. */
const marginMs = 60_000;

/**
 * Notes that something has arrived. What was first tried while nothing did is due at once; what was refused before has
 * waits of its own. Where nothing `hasArrived`, but may from now on, all that waits for a later try is due.
 */
export async function noteDelivered(
  db: Database,
  id: number,
  { hasArrived = true }: { hasArrived?: boolean } = {},
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const endpoint = await lockEndpoint(tx, id);
    if (!endpoint) return;
    await tx
      .updateTable('webhook_endpoints')
      .set({ failing_since: null, paused_until: null, ...(hasArrived && { delivered_at: now }) })
      .where('id', '=', id)
      .execute();
    const { failing_since: failingSince } = endpoint;
    if (failingSince === null) return;
    await hurryPending(tx, id, hasArrived ? new Date(failingSince.getTime() - marginMs) : undefined);
  });
}

/** Notes that nothing arrives, and lets the endpoint be for `pauseMs`. */
export async function noteFailing(db: Database, id: number, { pauseMs }: { pauseMs: number }): Promise<void> {
  await db
    .updateTable('webhook_endpoints')
    .set({
      failing_since: sql<Date>`COALESCE(failing_since, ${now})`,
      paused_until: sql<Date>`${now} + INTERVAL ${sql.lit(Math.round(pauseMs) * 1_000)} MICROSECOND`,
    })
    .where('id', '=', id)
    .execute();
}

/** active → disabled. What is on its way is held, and its owner is told. @returns whether this call made the change. */
export async function tryDisable(db: Database, id: number, reason: DisabledReason): Promise<boolean> {
  return await inTransaction(db, async (tx) => {
    const endpoint = await lockEndpoint(tx, id);
    if (endpoint?.status !== 'active') return false;
    await tx
      .updateTable('webhook_endpoints')
      .set({ status: 'disabled', disabled_reason: reason, disabled_at: now })
      .where('id', '=', id)
      .execute();
    await tx
      .updateTable('webhook_deliveries')
      .set({ status: 'held', next_try_at: null })
      .where('endpoint_id', '=', id)
      .where('status', '=', 'pending')
      .execute();
    const disabled = await lockEndpoint(tx, id);
    if (!disabled) return false;
    // The secrets stay where they are.
    const { secret, previous_secret, ...snapshot } = disabled;
    await tell(tx, [
      { type: 'webhook.disabled', subject: disabled.ulid, userId: disabled.user_id, snapshot },
    ]);
    return true;
  });
}

/** disabled → active. It goes on where it was. @returns whether this call made the change. */
export async function tryEnable(db: Database, id: number): Promise<boolean> {
  return await inTransaction(db, async (tx) => {
    const endpoint = await lockEndpoint(tx, id);
    if (endpoint?.status !== 'disabled') return false;
    await tx
      .updateTable('webhook_endpoints')
      .set({
        status: 'active',
        disabled_reason: null,
        disabled_at: null,
        failing_since: null,
        paused_until: null,
      })
      .where('id', '=', id)
      .execute();
    await tx
      .updateTable('webhook_deliveries')
      .set({ status: 'pending', next_try_at: now, attempts: 0, first_tried_at: null })
      .where('endpoint_id', '=', id)
      .where('status', '=', 'held')
      .execute();
    return true;
  });
}

async function hurryPending(tx: Tx, id: number, triedSince: Date | undefined): Promise<void> {
  let pending = tx
    .updateTable('webhook_deliveries')
    .set({ next_try_at: now })
    .where('endpoint_id', '=', id)
    .where('status', '=', 'pending')
    .where('next_try_at', '>', now);
  if (triedSince) pending = pending.where('first_tried_at', '>=', triedSince);
  await pending.execute();
}
