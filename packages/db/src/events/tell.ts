import type { EventType } from '@bacs/domain';
import type { Tx } from '../schema.ts';
import { noteTold } from '../told.ts';
import { inStatements } from './in-statements.ts';

export type Telling = {
  type: EventType;
  subject: string;
  /** Whose it is; null for what belongs to nobody, of which only operators are told. */
  userId: number | null;
  /** What the API makes the event's `data` of: columns as they are now. */
  snapshot: object;
};

/** Tells clients of changes, in the transaction that makes them. */
export async function tell(tx: Tx, tellings: Telling[]): Promise<void> {
  const rows = tellings.map(({ type, subject, userId, snapshot }) => ({
    type,
    subject,
    user_id: userId,
    snapshot: JSON.stringify(snapshot),
  }));
  for (const values of inStatements(rows, ({ snapshot }) => snapshot))
    await tx.insertInto('outbox').values(values).execute();
  if (tellings.length > 0) noteTold(tx);
}
