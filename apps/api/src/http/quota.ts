import { type Count, QuotaExceededError, requireRoom, type Tx, UserGoneError } from '@bacs/db';
import { type IdempotentRequest, type Made, makeOnce } from '@bacs/db/requests';
import type { FastifyRequest } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from './errors.ts';

/** What a user may have only so many of at a time; `remedy` says how to get room for more. */
export type Countable = { what: string; remedy: string; count: Count };

/**
 * Makes one thing more in a transaction, if the user may have it.
 * @param most how many the user may have; 0 stands for any number
 * @throws QUOTA_EXCEEDED, USER_NOT_FOUND
 */
export async function makeOneMore(
  { db, inTurn }: Pick<Dependencies, 'db' | 'inTurn'>,
  { caller: { userId }, deadline }: Pick<FastifyRequest, 'caller' | 'deadline'>,
  identity: IdempotentRequest | undefined,
  { most, ...countable }: Countable & { most: number },
  make: (tx: Tx) => Promise<number>,
): Promise<Made> {
  const making = inTurn({ userId, deadline }, () =>
    makeOnce(db, identity, async (tx) => {
      await requireRoom(tx, { userId, most }, 1, countable.count);
      return [await make(tx)];
    }),
  );
  return await making.catch((error) => refuseExceeded(error, countable));
}

/** Translates the error of a transaction that counts. @throws QUOTA_EXCEEDED, USER_NOT_FOUND */
export function refuseExceeded(
  error: unknown,
  { what, remedy }: Omit<Countable, 'count'>,
  retryAfter?: number,
): never {
  if (error instanceof UserGoneError) throw new Problem('USER_NOT_FOUND');
  if (!(error instanceof QuotaExceededError)) throw error;
  const { used, most, adding } = error;
  const detail = `You have ${used} ${what} and may have ${most} at a time; this request adds ${adding}. ${remedy}`;
  throw new Problem('QUOTA_EXCEEDED', detail, retryAfter === undefined ? {} : { retryAfter });
}
