import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What calls to MediaConvert are for, the most important first: a user's cancel, the end of a render, CreateJob, how
 * far renders are, and the search for jobs that nobody knows.
 */
export const importances = ['cancel', 'end', 'submit', 'percent', 'search'] as const;
export type Importance = (typeof importances)[number];

/** How much each importance leaves in the bucket for those before it, as a multiple of a tenth of a second's calls. */
export const reserves: Record<Importance, number> = { cancel: 0, end: 0.5, submit: 1, percent: 3, search: 4 };

/** What a job tells of the calls that it makes. */
export type Purpose = {
  /** Without it, the operation decides. */
  importance?: Importance;
  /** A call waits its turn for this long at most. */
  patienceMs?: number;
  /** The next call of its operation has its turn already. */
  turn?: Turn;
  /** It aborts when nobody wants the call any more. */
  signal?: AbortSignal;
};

/**
 * A step waits for so long for the turn of a call that follows another one of its own: sent away, it would make the first
 * one again with the turn that it comes back for, and never get to the second.
 */
export const patienceOfNextMs = 10_000;

/** One call may be made with it. */
export type Turn = { operation: string; isUsed: boolean };

const purposes = new AsyncLocalStorage<Purpose>();

/** Tells the budget what the calls are for that `run` makes. Inner purposes add to outer ones. */
export function withPurpose<T>(purpose: Purpose, run: () => T): T {
  return purposes.run({ ...purposes.getStore(), ...purpose }, run);
}

export function currentPurpose(): Purpose {
  return purposes.getStore() ?? {};
}
