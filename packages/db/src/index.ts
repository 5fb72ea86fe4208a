export { backfillUlids, countWithoutUlid, requireUlids } from './backfill/backfill-ulids.ts';
export { backfillUploadKeys, countWithoutFacts, type ReadKey } from './backfill/backfill-upload-keys.ts';
export type { Batches } from './backfill/in-batches.ts';
export { type DatabaseOptions, openDatabase } from './database.ts';
export { type MigrationReport, migrateToLatest } from './migrate.ts';
export {
  type ApiKey,
  type Caller,
  createApiKey,
  findApiKey,
  findApiKeysByPrefix,
  findCaller,
  insertApiKey,
  listApiKeys,
  type NewApiKey,
  tryRevokeApiKey,
} from './queries/api-keys.ts';
export { findPlaces, type TargetPlaces } from './queries/deletion-places.ts';
export {
  type DeletionToWorkOn,
  deletionsToReconcile,
  findDeletionToWorkOn,
  findTargetRows,
  type SeenDeletion,
  type TargetRows,
  targetOf,
  tryBlockDeletion,
  tryCompleteDeletion,
  tryFailDeletion,
  trySaveWork,
  tryStartDeletionAttempt,
} from './queries/deletion-steps.ts';
export {
  type DeletionAddress,
  type DeletionRequest,
  type DeletionTarget,
  findDeletionAt,
  findDeletionOf,
  findPublicationIds,
  listDeletionsOf,
  receiptOf,
  requestDeletion,
  tryRestartDeletion,
} from './queries/deletions.ts';
export { isDuplicateEntry } from './queries/duplicate-entry.ts';
export { type FeedCursor, type FeedPage, type FeedRow, globalFeed, spaceFeed } from './queries/feeds.ts';
export {
  findMade,
  type IdempotentRequest,
  type Made,
  makeOnce,
} from './queries/idempotent-requests.ts';
export {
  addProduction,
  insertProduction,
  type NewProduction,
  UploadGoneError,
} from './queries/new-productions.ts';
export {
  type Claims,
  findOwners,
  findSourceKeys,
  listProductionPlaces,
  listUploadPlaces,
  type Owners,
} from './queries/owners.ts';
export { type Block, tryBlock, unblock } from './queries/production-blocks.ts';
export { tryCancelQueued, tryRequestCancel } from './queries/production-cancels.ts';
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
  tryTakeOver,
} from './queries/production-transitions.ts';
export {
  findProduction,
  findProductionByKey,
  findProductionOf,
  findProductionsByIds,
  findProductionToRender,
  findSubmitted,
  listProductionsOf,
  listProductionsWithin,
  type OwnedProduction,
  type ProductionAddress,
  type ProductionToRender,
  productionsToReconcile,
  unfinishedStatuses,
} from './queries/productions.ts';
export { findProductionWithSettings, unpinnedProductionsOf } from './queries/productions-alike.ts';
export { publicationEventsOf } from './queries/publication-events.ts';
export {
  shownStatuses,
  tryApprove,
  tryReject,
  tryRepublish,
  tryUnpublish,
  undecidedStatuses,
} from './queries/publication-transitions.ts';
export { findPublicationFor, listPublicationsFor, type ManagedPublication } from './queries/publications.ts';
export {
  awaitsModerator,
  type NewPublication,
  type PublicationSettings,
  statusAfter,
  tryPublish,
  unpublishableStatuses,
} from './queries/publish.ts';
export { tryReplace } from './queries/replace-publication.ts';
export { findMember, listMembers, type Member, putMember, removeMember } from './queries/space-members.ts';
export {
  findReadableSpace,
  insertSpace,
  listReadableSpaces,
  mayPublish,
  moderates,
  type ReadableSpace,
  requiresReview,
  type SpaceRole,
  updateSpace,
} from './queries/spaces.ts';
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
export { findUser, findUserByEmail } from './queries/users.ts';
export type * from './schema.ts';
