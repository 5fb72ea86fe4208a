export { noteDelivered, noteFailing, tryDisable, tryEnable } from './condition.ts';
export {
  type DueDelivery,
  findDueDeliveries,
  listDeliveries,
  recordTry,
} from './deliveries.ts';
export {
  countEndpoints,
  deleteEndpoint,
  findEndpoint,
  findEndpointById,
  insertEndpoint,
  listEndpoints,
  rotateSecret,
  updateEndpoint,
} from './endpoints.ts';
export { type FannedOut, fanOut } from './fan-out.ts';
export { removeOldDeliveries } from './remove-old.ts';
export { findFirstSince, replayDelivery, replayFrom } from './replay.ts';
export { endpointsToWake, findEndpointsOf } from './wake.ts';
