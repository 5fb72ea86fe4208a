export { acceptAlone, acceptTogether } from './accept.ts';
export {
  type Accepted,
  addProductions,
  type NewProduction,
  type Outcome,
  UploadGoneError,
  type Wanted,
} from './add-productions.ts';
export { findProductionWithSettings, unpinnedProductionsOf } from './alike.ts';
export { tryBlock, unblock } from './blocks.ts';
export { tryCancelQueued, tryRequestCancel } from './cancel.ts';
export { cancelsOf, eventsOf } from './events.ts';
export {
  findFacts,
  findProduction,
  findProductionOf,
  findProductionOfAnybody,
  findProductionsByIds,
  findProductionsToRender,
  findProductionToRender,
  findProgress,
  findSubmitted,
  type OwnedProduction,
  type ProductionAddress,
  type ProductionToRender,
  type ShownProduction,
  type SubmittedProduction,
} from './find.ts';
export { groupFailures } from './group-failures.ts';
export {
  type NewIntent,
  tryNoteResend,
  tryNoteSearch,
  tryRecordIntent,
  tryRecordIntents,
  tryWithdrawIntent,
} from './intents.ts';
export { listProductions, listProductionsWithin } from './list.ts';
export { lookThrough } from './look-through.ts';
export { markDeleting } from './mark-deleting.ts';
export { tryExpediteBy, tryPrioritize } from './prioritize.ts';

export type { LookedAt } from './read-next.ts';
export { type ProductionToReconcile, productionsToReconcile } from './reconcile.ts';
export { removeOldEvents } from './remove-old.ts';
export { tryRenderAgain } from './render-again.ts';
export { findRetried, mayBeRetried, pickSettings, recordRetries, retriesOf, retryOf } from './retry.ts';
export { type ProductionSearch, profileOf } from './search.ts';
export {
  blockSubmitted,
  findTaken,
  oldestTakenMs,
  storeProgressOf,
  type TakenProduction,
  unblockTaken,
} from './taken.ts';
export { tallyLiveProductions, tallyProductions } from './tally.ts';
export {
  type SubmittedJob,
  storeProgress,
  tryMarkAllSubmitted,
  tryMarkCanceled,
  tryMarkCompleted,
  tryMarkFailed,
  tryMarkProcessing,
  tryMarkSubmitted,
  tryStartAttempt,
  tryTakeOver,
} from './transitions.ts';
export { countUnfinished, secondsUntilNextEnd } from './unfinished.ts';
