/**
 * These causes keep a production or a deletion from continuing. Some tell how a call to AWS ended: AWS forbids,
 * refuses, rejects or throttles it, a `quota` is used up, its outcome is `unknown`, or it was not sent (`unsent`). A
 * step finds the others: AWS has failed the job and it is rendered again (`faulted`), the job does not exist
 * (`missing`), the queue is paused, the profile does not exist, S3 has left objects undeleted, or an intent is not
 * settled. Two are found by whoever reads the row, since no step can: the `queue` does not answer, or no `worker` is
 * alive.
 */
export const blockCauses = [
  'faulted',
  'forbidden',
  'missing',
  'paused',
  'profile',
  'queue',
  'quota',
  'refused',
  'rejected',
  'throttled',
  'undeleted',
  'unknown',
  'unsent',
  'unsettled',
  'worker',
] as const;
export type BlockCause = (typeof blockCauses)[number];

/** The row stores the reason, and people read it: it consists of the cause, a colon and an explanation. */
export type Block = { cause: BlockCause; reason: string };

export function composeBlock(cause: BlockCause, why: string): Block {
  return { cause, reason: `${cause}: ${why}` };
}

/**
 * Parses the reason that a row stores. Returns undefined for a row that is not blocked, and for a cause that only
 * another release knows.
 */
export function parseBlock(reason: string | null): Block | undefined {
  const cause = blockCauses.find((known) => reason?.startsWith(composeBlock(known, '').reason));
  return reason === null || cause === undefined ? undefined : { cause, reason };
}
