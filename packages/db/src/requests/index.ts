export {
  findMade,
  findMadeBy,
  findNoted,
  type IdempotentRequest,
  keyOf,
  type Made,
} from './find-made.ts';
export { makeOnce } from './make-once.ts';
export { noteMade } from './note-made.ts';
export { removeOldRequests } from './remove-old.ts';
