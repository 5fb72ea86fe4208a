import type { EventType } from '@bacs/domain';
import { tell } from '../events/index.ts';
import type { Tx } from '../schema.ts';
import { findShown } from './find.ts';

/** One statement reads so many productions at most, each with the manifest of its outputs. */
const perStatement = 100;

/** Tells that these productions have changed their state, in the transaction that changes it, as they are now. */
export async function tellOfProductions(tx: Tx, type: EventType, ids: number[]): Promise<void> {
  for (let from = 0; from < ids.length; from += perStatement) {
    const rows = await findShown(tx, ids.slice(from, from + perStatement));
    await tell(
      tx,
      // A row of the older system has no ULID until it is backfilled.
      rows
        .filter(({ ulid }) => ulid !== null)
        .map((row) => ({ type, subject: row.ulid, userId: row.user_id, snapshot: row })),
    );
  }
}
