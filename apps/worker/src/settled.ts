import { type Block, composeBlock } from '@bacs/domain';

/** CreateJob was called and did not answer, and a search for its job has just found none. Times are in ms. */
type SearchInVain = {
  intent: number;
  /** The first search past `settleMs` found none then; null while there was no such search. */
  searchedAt: number | null;
  now: number;
  settleMs: number;
  gapMs: number;
};

/**
 * Tells whether there may still be a job. Two searches in vain, `gapMs` apart and both past `settleMs`, make it as
 * certain as can be that there is none: a signed request does not live that long, and a listing does not lag so far.
 */
export function judgeSearch({ intent, searchedAt, now, settleMs, gapMs }: SearchInVain): SearchVerdict {
  if (searchedAt !== null) return now - searchedAt >= gapMs ? 'settled' : 'search again';
  return now - intent >= settleMs ? 'note the first search' : 'search again';
}

export type SearchVerdict = 'search again' | 'note the first search' | 'settled';

export function unsettled(intent: Date): Block {
  const calledAt = intent.toISOString();
  return composeBlock(
    'unsettled',
    `CreateJob was called at ${calledAt} and did not answer; searching for the job`,
  );
}
