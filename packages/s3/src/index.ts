export { deleteObjects, type KeyFailure } from './delete-objects.ts';
export { type ListedPage, listPage, listPages, type StoredObject } from './list-objects.ts';
export { isThrottledByS3 } from './throttling.ts';
