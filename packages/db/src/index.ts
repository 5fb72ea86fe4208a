export { type DatabaseOptions, openDatabase } from './database.ts';
export { migrateToLatest } from './migrate.ts';
export { type Caller, createApiKey, findCaller, type NewApiKey } from './queries/api-keys.ts';
export { isDuplicateEntry } from './queries/duplicate-entry.ts';
export { type FeedCursor, type FeedPage, type FeedRow, globalFeed, spaceFeed } from './queries/feeds.ts';
export {
  findMade,
  type IdempotentRequest,
  type Made,
  makeOnce,
} from './queries/idempotent-requests.ts';
export { type Block, tryBlock, unblock } from './queries/production-blocks.ts';
export { eventsOf } from './queries/production-events.ts';
export {
  tryNoteResend,
  tryNoteSearch,
  tryRecordIntent,
  tryWithdrawIntent,
} from './queries/production-intents.ts';
export {
  storeProgress,
  tryMarkCanceled,
  tryMarkCompleted,
  tryMarkFailed,
  tryMarkProcessing,
  tryMarkSubmitted,
  tryStartAttempt,
} from './queries/production-transitions.ts';
export {
  findProduction,
  findProductionOf,
  findProductionToRender,
  findSubmitted,
  insertProduction,
  listProductionsOf,
  type NewProduction,
  type OwnedProduction,
  type ProductionAddress,
  type ProductionToRender,
  productionsToReconcile,
  unfinishedStatuses,
} from './queries/productions.ts';
export { type NewPublication, publish } from './queries/publications.ts';
export { findReadableSpace, insertSpace, listReadableSpaces } from './queries/spaces.ts';
export {
  findUpload,
  findUploadOf,
  insertUpload,
  listUploadsOf,
  type NewUpload,
  storeUploadSize,
  tryMarkUploaded,
  type UploadAddress,
} from './queries/uploads.ts';
export type * from './schema.ts';
