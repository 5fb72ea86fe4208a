/** Runs of the test suite. A seed that has once found something stays, with what it found. */
export const keptSeeds = [
  // With more MediaConvert jobs than a page shows, the search for the job of a lost answer failed for ever.
  { seed: 1, seconds: 20, productions: 60 },
];
