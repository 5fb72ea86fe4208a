export { checkBuckets, credentialsMissing } from './check-buckets.ts';
export { deleteObjects, type KeyFailure } from './delete-objects.ts';
export { compareFiles, type FileVersion, versionOf } from './file-version.ts';
export { type ListedPage, listPage, listPages, type StoredObject } from './list-objects.ts';
export { isThrottledByS3 } from './throttling.ts';
