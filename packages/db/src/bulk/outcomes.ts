import { sql } from 'kysely';
import type { BulkActionItem, BulkOutcome, Database, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { lockRunning } from './states.ts';

/** What came of one production of a set */
export type Verdict = { outcome: BulkOutcome; reason?: string | undefined; result?: string | undefined };

type Item = Pick<BulkActionItem, 'bulk_action_id' | 'position'>;

const longestReason = 255;

/** Says what came of some of the set and counts them, in the transaction that holds the lock of the action. */
export async function noteOutcomes(tx: Tx, verdicts: [Item, Verdict][]): Promise<void> {
  const counts = { done: 0, skipped: 0, refused: 0 };
  for (const [{ bulk_action_id, position }, { outcome, reason, result }] of verdicts) {
    const { numUpdatedRows } = await tx
      .updateTable('bulk_action_items')
      .set({
        outcome,
        reason: reason?.slice(0, longestReason) ?? null,
        result_ulid: result ?? null,
        at: sql`CURRENT_TIMESTAMP(3)`,
      })
      .where('bulk_action_id', '=', bulk_action_id)
      .where('position', '=', position)
      .where('outcome', 'is', null)
      .executeTakeFirst();
    counts[outcome] += Number(numUpdatedRows);
  }
  const [first] = verdicts;
  if (!first) return;
  await tx
    .updateTable('bulk_actions')
    .set((eb) => ({
      done: eb('done', '+', counts.done),
      skipped: eb('skipped', '+', counts.skipped),
      refused: eb('refused', '+', counts.refused),
    }))
    .where('id', '=', first[0].bulk_action_id)
    .execute();
}

/** Says what came of one production. @returns whether the action still runs. */
export async function noteOutcome(db: Database, item: Item, verdict: Verdict): Promise<boolean> {
  return await inTransaction(db, async (tx) => {
    const runs = await lockRunning(tx, item.bulk_action_id);
    await noteOutcomes(tx, [[item, verdict]]);
    return runs;
  });
}
