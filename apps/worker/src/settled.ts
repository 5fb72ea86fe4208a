import { type Block, blockFor } from './block.ts';

/** A call of CreateJob without an answer, and a search for its job that has just found none. Times are in ms. */
type SearchInVain = {
  intent: number;
  /** When the first search after `settleMs` was in vain; null while there was none. */
  searchedAt: number | null;
  now: number;
  settleMs: number;
  gapMs: number;
};

/**
 * Whether there may still be a job. It is as certain as can be that there is none after two searches in vain, `gapMs`
 * apart, both past `settleMs`: a signed request does not live that long, and a listing does not lag that far behind.
 */
export function judgeSearch({ intent, searchedAt, now, settleMs, gapMs }: SearchInVain): SearchVerdict {
  if (searchedAt !== null) return now - searchedAt >= gapMs ? 'settled' : 'search again';
  return now - intent >= settleMs ? 'note the first search' : 'search again';
}

export type SearchVerdict = 'search again' | 'note the first search' | 'settled';

export function unsettled(intent: Date): Block {
  const calledAt = intent.toISOString();
  return blockFor(
    'unsettled',
    `CreateJob was called at ${calledAt} and did not answer; searching for the job`,
  );
}
