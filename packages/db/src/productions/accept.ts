import { findMade } from '../requests/index.ts';
import type { Database } from '../schema.ts';
import { inTransaction, inTransactionOnce } from '../transaction.ts';
import { type Accepted, addProductions, idsOf, type Outcome, type Wanted } from './add-productions.ts';

/**
 * Accepts what these requests want, as far as it can without waiting for a user or an upload that somebody else holds. If
 * the transaction fails, all are left out: then nobody knows whether it took effect, and `acceptAlone` finds out.
 * @returns what became of each, in order
 * @throws when the transaction could not begin; then nothing was accepted
 */
export async function acceptTogether(db: Database, wanted: Wanted[]): Promise<Outcome[]> {
  let hasBegun = false;
  try {
    return await inTransactionOnce(db, async (tx) => {
      hasBegun = true;
      return await addProductions(tx, wanted, { skipLocked: true });
    });
  } catch (error) {
    if (!hasBegun) throw error;
    return wanted.map(() => undefined);
  }
}

/**
 * Accepts what one request wants, and waits for its user and its upload. It adds nothing a second time, whatever became
 * of an earlier try with the same ULIDs, or of an earlier request with the same key.
 * @throws UploadGoneError, QuotaExceededError, UserGoneError
 */
export async function acceptAlone(db: Database, wanted: Wanted): Promise<Accepted> {
  const [outcome] = await inTransaction(db, (tx) =>
    addProductions(tx, [wanted], { skipLocked: false }),
  ).catch((refusal: unknown) => [{ refusal }]);
  if (outcome && 'made' in outcome && !outcome.made.replayed) return outcome;
  // Either the key is taken, or COMMIT of this try or of an earlier one succeeded and its answer was lost.
  const made = (await findCommitted(db, wanted)) ?? (wanted.request && (await findMade(db, wanted.request)));
  if (made) return { made, rows: [] };
  throw outcome && 'refusal' in outcome ? outcome.refusal : new Error('Nothing has become of the request');
}

/** Finds what this very request has made. */
async function findCommitted(db: Database, wanted: Wanted) {
  const ulids = wanted.productions.flatMap((production) => production?.ulid ?? []);
  if (ulids.length === 0) return undefined;
  const rows = await db.selectFrom('productions').select(['id', 'ulid']).where('ulid', 'in', ulids).execute();
  if (rows.length === 0) return undefined;
  return { ids: idsOf(wanted, rows), replayed: false, request_hash: wanted.request?.hash ?? null };
}
