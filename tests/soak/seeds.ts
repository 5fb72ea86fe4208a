/** Runs of the test suite. A seed that has once found something stays, with what it found. */
export const keptSeeds = [
  // The search for the job of a lost answer failed for ever once there were more jobs than a page shows.
  { seed: 2, seconds: 25, productions: 75 },
];
