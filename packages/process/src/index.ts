export { closeBounded } from './close-bounded.ts';
export { collectWithin } from './collect-within.ts';
export { explainFailure } from './explain-failure.ts';
export { lockFolder } from './lock-folder.ts';
export { openLog } from './log.ts';
export { findMisspelled, readEnvironment } from './read-environment.ts';
export { watchProblems } from './watch-problems.ts';
