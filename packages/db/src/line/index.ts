export { tryExpedite } from './expedite.ts';
export type { Released } from './next.ts';
export { findOldestQueuedAge } from './oldest-queued.ts';
export { findPositions, lastKnownPosition } from './positions.ts';
export { releasedAtOnce, releaseWaiting } from './release.ts';
export { lastReleases } from './releases.ts';
export { giveTurnsBack, type LineOfUser, nextTurns, selectLineOf } from './turns.ts';
export { countBefore, waitsInLine } from './waiting.ts';
