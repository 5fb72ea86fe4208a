export { findSharedPlace } from './beside.ts';
export { findExpiredUploads, tryExpireUpload } from './expiry.ts';
export {
  type DeletionAddress,
  findDeletion,
  findDeletionAt,
  findDeletionById,
  findDeletionOf,
  listDeletionsOf,
  oldestDeletionMs,
} from './find.ts';
export { findPlaces } from './places.ts';
export { receiptOf } from './receipt.ts';
export { removeOldDeletions } from './remove-old.ts';
export { requestDeletion, tryRestartDeletion } from './request.ts';
export {
  type DeletionToWorkOn,
  deletionsToReconcile,
  findDeletionToWorkOn,
  tryBlockDeletion,
  tryCompleteDeletion,
  tryFailDeletion,
  trySaveWork,
  tryStartDeletionAttempt,
} from './steps.ts';
export { deletionsToSweepAgain, tryEndLastSweep } from './sweep-again.ts';
export { type DeletionTarget, findPublicationIds, findTargetRows, targetOf } from './target.ts';
export { newWork } from './work.ts';
