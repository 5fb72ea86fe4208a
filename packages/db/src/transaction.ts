import { sql } from 'kysely';
import pRetry from 'p-retry';
import type { Database, Tx } from './schema.ts';
import { idleSeconds } from './session.ts';
import { hintTold } from './told.ts';

/**
 * Runs the work in a transaction. The transaction runs again from its start when the server chose it as the victim of a
 * deadlock (1213), when it waited too long for a lock (1205), or when it met a row that had changed since (1020). The
 * caller gets any other error; an error on COMMIT leaves the outcome unknown. It does not run again after 8 s, because a
 * lock that others hold for so long is not about to be free, and the transaction keeps a connection.
 */
export async function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await pRetry(() => inTransactionOnce(db, work), {
    retries: 3,
    minTimeout: 20,
    randomize: true,
    maxRetryTime: 8_000,
    shouldRetry: ({ error }) => isLockTrouble(error),
  });
}

/** Runs the work in a transaction, and not again if that fails. */
export async function inTransactionOnce<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  let committed: Tx | undefined;
  const result = await db.transaction().execute((tx) => {
    committed = tx;
    return work(tx);
  });
  hintTold(db, committed);
  return result;
}

/** A statement follows the one before within milliseconds. */
const silentSeconds = 10;

/**
 * Runs the part of a transaction that holds a lock which everybody needs. If the process or its machine is gone without a
 * word, the server would keep the lock until the network notices, which may be hours: here it ends the session soon.
 */
export async function unlessSilent<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await waitFor(tx, silentSeconds);
  try {
    return await work();
  } finally {
    await waitFor(tx, idleSeconds);
  }
}

async function waitFor(tx: Tx, seconds: number): Promise<void> {
  await sql`SET SESSION wait_timeout = ${sql.lit(seconds)}`.execute(tx);
}

function isLockTrouble(error: Error & { errno?: number }): boolean {
  return error.errno === 1213 || error.errno === 1205 || error.errno === 1020;
}
