import type { Database, Tx } from './schema.ts';

// Who numbers events need not look again and again: a transaction that has told something says so once it is committed.
// That is a hint and may be lost.

const tellers = new WeakSet<Tx>();
const listeners = new WeakMap<Database, () => void>();

export function noteTold(tx: Tx): void {
  tellers.add(tx);
}

/** Calls this after each commit of a transaction that has told something. It must not throw. */
export function onTold(db: Database, listener: () => void): void {
  listeners.set(db, listener);
}

/** Says that the transaction is committed. */
export function hintTold(db: Database, tx: Tx | undefined): void {
  if (tx && tellers.has(tx)) listeners.get(db)?.();
}
