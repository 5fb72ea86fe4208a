export { type ClientEvent, toClientEvent } from './client-event.ts';
export { findEventNumbers, findEvents, isOutboxEmpty, listEvents, oldestUnnumberedMs } from './find.ts';
export { type Numbered, numberEvents } from './number.ts';
export { removeOldClientEvents } from './remove-old.ts';
export { type Telling, tell } from './tell.ts';
