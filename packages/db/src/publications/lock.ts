import { lockProduction, lockUpload } from '../locks.ts';
import type { Publication, Tx } from '../schema.ts';
import type { Reader } from '../spaces/index.ts';
import { findPublicationFor, type ManagedPublication } from './find.ts';

/**
 * Locks a publication that the caller has read, whose place it takes, and what both show, and reads it again. Nothing
 * that it tells changes until the transaction ends, unless it has changed already.
 */
export async function lockPublicationFor(
  tx: Tx,
  reader: Reader,
  seen: ManagedPublication,
): Promise<ManagedPublication | undefined> {
  const both = seen.replaces ? [seen, seen.replaces] : [seen];
  // A read without a lock would fix what the transaction sees before it has waited for the locks.
  for (const id of inOrder(both.map(({ upload_id }) => upload_id))) await lockUpload(tx, id);
  for (const id of inOrder(both.flatMap(({ production_id }) => production_id ?? [])))
    await lockProduction(tx, id);
  for (const id of inOrder(both.map(({ id }) => id))) await lockPublication(tx, id);
  return await findPublicationFor(tx, reader, seen.id);
}

export async function lockPublication(tx: Tx, id: number): Promise<Publication | undefined> {
  return await tx
    .selectFrom('space_publications')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Two transactions that lock the same rows must do so in the same order. */
function inOrder(ids: number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}
