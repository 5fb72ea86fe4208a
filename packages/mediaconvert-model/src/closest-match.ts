import { closestMatch as findClosest } from 'leven';

/** Returns the candidate that a misspelled word probably means. Case does not count, and about every third letter may be wrong. */
export function closestMatch(word: string, candidates: string[]): { suggestion: string } | undefined {
  const byLowerCase = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]));
  const maxDistance = Math.ceil(word.length / 3);
  const closest = findClosest(word.toLowerCase(), [...byLowerCase.keys()], { maxDistance });
  const suggestion = closest === undefined ? undefined : byLowerCase.get(closest);
  return suggestion === undefined ? undefined : { suggestion };
}
