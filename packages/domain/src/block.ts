/**
 * What keeps a production or a deletion from going on. AWS has answered a call: it forbids, refuses, rejects or throttles
 * it, or nobody knows (`unknown`), or the call was not sent (`unsent`). Or a step has seen it: the job is not found
 * (`missing`), the queue is paused, there is no such profile, S3 has left objects undeleted, an intent is not settled.
 */
export const blockCauses = [
  'forbidden',
  'missing',
  'paused',
  'profile',
  'refused',
  'rejected',
  'throttled',
  'undeleted',
  'unknown',
  'unsent',
  'unsettled',
] as const;
export type BlockCause = (typeof blockCauses)[number];

/** The reason is what a row keeps and people read: the cause, a colon, and why. */
export type Block = { cause: BlockCause; reason: string };

export function composeBlock(cause: BlockCause, why: string): Block {
  return { cause, reason: `${cause}: ${why}` };
}

/** Reads what a row keeps; nothing when it is not blocked, or for a cause that only another release knows. */
export function parseBlock(reason: string | null): Block | undefined {
  const cause = blockCauses.find((known) => reason?.startsWith(composeBlock(known, '').reason));
  return reason === null || cause === undefined ? undefined : { cause, reason };
}
