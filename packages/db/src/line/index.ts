export { tryExpedite } from './expedite.ts';
export { type Released, releasedAtOnce, releaseWaiting } from './release.ts';
export { giveTurnsBack, takeTurns } from './turns.ts';
export { countBefore, waitsInLine } from './waiting.ts';
