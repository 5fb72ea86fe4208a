import { type Database, lockOpenSpace, type Tx } from '@bacs/db';
import type { Caller } from '@bacs/db/keys';
import { type Access, findReadableSpace, type ReadableSpace } from '@bacs/db/spaces';
import { Problem } from '../http/errors.ts';

/** @throws SPACE_NOT_FOUND, unless the caller may read it. */
export async function requireSpace(db: Database, caller: Caller, id: number): Promise<ReadableSpace> {
  const space = await findReadableSpace(db, caller, id);
  if (!space) throw new Problem('SPACE_NOT_FOUND');
  return space;
}

/**
 * Finds the space if the caller's access to it allows the call.
 * @throws SPACE_NOT_FOUND for callers without a role, even if the space is a channel, which everybody may read.
 * @throws SPACE_ROLE_REQUIRED for callers with another role.
 */
export async function requireSpaceFor(
  db: Database,
  caller: Caller,
  id: number,
  allows: (access: Access) => boolean,
): Promise<ReadableSpace> {
  const space = await requireSpace(db, caller, id);
  if (space.role === null && !space.isOperator) throw new Problem('SPACE_NOT_FOUND');
  if (!allows(space))
    throw new Problem('SPACE_ROLE_REQUIRED', `Your role in the space is ${space.role ?? 'none'}.`);
  return space;
}

/** @throws SPACE_CLOSED */
export function refuseClosed({ closed_at }: Pick<ReadableSpace, 'closed_at'>): void {
  if (closed_at !== null) throw new Problem('SPACE_CLOSED');
}

/** Keeps the space open until the transaction ends. @throws SPACE_CLOSED */
export async function keepOpen(tx: Tx, id: number): Promise<void> {
  if (!(await lockOpenSpace(tx, id))) throw new Problem('SPACE_CLOSED');
}
