export { findMade, type IdempotentRequest, type Made, makeOnce } from './make-once.ts';
export { removeOldRequests } from './remove-old.ts';
