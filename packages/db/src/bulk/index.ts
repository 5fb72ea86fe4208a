export { cancelItem } from './cancel.ts';
export {
  findBulkAction,
  findOpenItems,
  listBulkActions,
  listItems,
  runningBulkActions,
  type StartedBulkAction,
} from './find.ts';
export { noteOutcome, type Verdict } from './outcomes.ts';
export { chooseSet, largestSet, previewMinutes, requireRoomForPreview, storePreview } from './preview.ts';
export { removeExpiredPreviews, removeOldBulkActions } from './remove-old.ts';
export { type RetryWish, tryRetryItems } from './retry.ts';
export { tryAbort, tryComplete, tryStart } from './states.ts';
