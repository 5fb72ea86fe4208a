export { findMade, type IdempotentRequest, type Made, makeOnce } from './make-once.ts';
