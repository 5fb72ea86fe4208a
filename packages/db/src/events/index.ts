export { findEventNumbers, isOutboxEmpty, listEvents } from './find.ts';
export { numberEvents } from './number.ts';
export { removeOldClientEvents } from './remove-old.ts';
export { type Telling, tell } from './tell.ts';
