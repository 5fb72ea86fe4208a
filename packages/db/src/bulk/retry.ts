import { lockUsersAndUploads } from '../locks.ts';
import {
  addProductions,
  findRetried,
  mayBeRetried,
  type NewProduction,
  type Outcome,
  recordRetries,
  UploadGoneError,
} from '../productions/index.ts';
import type { BulkAction, BulkActionItem, Database, Production, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { noteOutcomes, type Verdict } from './outcomes.ts';
import { lockRunning } from './states.ts';

/** A production of the set, and the one that is to retry it */
export type RetryWish = {
  item: BulkActionItem;
  original: Pick<Production, 'id' | 'attempt' | 'user_id' | 'upload_id'>;
  retry: NewProduction;
};

/**
 * Retries some of the set in one transaction: the new productions, what the set says of them, and the lines of their
 * histories are there together or not at all. So each is retried once, however often this runs and wherever it dies. An
 * operator’s retry is no part of what its user may ask for.
 * @returns the ULIDs of the new productions
 */
export async function tryRetryItems(
  db: Database,
  action: Pick<BulkAction, 'id' | 'ulid' | 'user_id'>,
  wishes: RetryWish[],
): Promise<string[]> {
  return await inTransaction(db, async (tx) => {
    if (!(await lockRunning(tx, action.id))) return [];
    const open = await lockOpen(tx, action.id, wishes);
    const mine = wishes.filter(({ item }) => open.has(item.position));
    if (mine.length === 0) return [];
    // Behind these locks nobody adds retries. The first read without a lock comes after them, so it sees all there are.
    await lockUsersAndUploads(tx, mine.map(toWanted), { skipLocked: false });
    const changed = await findChanged(tx, mine);
    const same = mine.filter((wish) => !changed.has(wish));
    const outcomes =
      same.length > 0 ? await addProductions(tx, same.map(toWanted), { skipLocked: false }) : [];
    const added = new Map(same.map((wish, index) => [wish, verdictOf(wish, outcomes[index])]));
    const done = same.filter((wish) => added.get(wish)?.outcome === 'done');
    await recordRetries(tx, done, { operatorId: action.user_id, bulkAction: action.ulid });
    const verdicts = new Map([...changed, ...added]);
    await noteOutcomes(
      tx,
      [...verdicts].map(([{ item }, verdict]) => [item, verdict]),
    );
    return done.map(({ retry }) => retry.ulid);
  });
}

function toWanted({ original, retry }: RetryWish) {
  return { userId: original.user_id, uploadId: original.upload_id, most: 0, productions: [retry] };
}

async function lockOpen(tx: Tx, actionId: number, wishes: RetryWish[]): Promise<Set<number>> {
  const items = await tx
    .selectFrom('bulk_action_items')
    .select('position')
    .where('bulk_action_id', '=', actionId)
    .where(
      'position',
      'in',
      wishes.map(({ item }) => item.position),
    )
    .where('outcome', 'is', null)
    .forUpdate()
    .execute();
  return new Set(items.map(({ position }) => position));
}

/** Finds those that are not as they were shown any more, or that somebody has retried since. */
async function findChanged(tx: Tx, wishes: RetryWish[]): Promise<Map<RetryWish, Verdict>> {
  const ids = wishes.map(({ original }) => original.id);
  const rows = await tx.selectFrom('productions').select(['id', 'status']).where('id', 'in', ids).execute();
  const statuses = new Map(rows.map(({ id, status }) => [id, status]));
  const retried = await findRetried(tx, ids);
  return new Map(
    wishes.flatMap((wish): [RetryWish, Verdict][] => {
      const { item, original } = wish;
      const status = statuses.get(original.id);
      if (status === undefined) return [[wish, { outcome: 'skipped', reason: 'It is gone' }]];
      if (status !== item.seen_status || !mayBeRetried({ status }))
        return [[wish, { outcome: 'skipped', reason: `It is ${status} now` }]];
      return retried.has(original.id)
        ? [[wish, { outcome: 'skipped', reason: 'It has been retried since' }]]
        : [];
    }),
  );
}

function verdictOf({ retry }: RetryWish, outcome: Outcome): Verdict {
  if (outcome && 'made' in outcome) return { outcome: 'done', result: retry.ulid };
  if (outcome?.refusal instanceof UploadGoneError)
    return { outcome: 'refused', reason: 'Its upload is gone or is being deleted' };
  return { outcome: 'refused', reason: 'Its user is gone' };
}
