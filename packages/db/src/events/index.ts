export { type EventFilter, type EventNumbers, findEventNumbers, isOutboxEmpty, listEvents } from './find.ts';
export { type Numbered, numberEvents } from './number.ts';
export { removeOldClientEvents } from './remove-old.ts';
export { type Telling, tell } from './tell.ts';
