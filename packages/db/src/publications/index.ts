export { tryApprove, tryReject, tryRepublish, tryUnpublish } from './changes.ts';
export { publicationEventsOf } from './events.ts';
export { findPublicationFor, listPublicationsFor, type ManagedPublication } from './find.ts';
export { type PublicationSettings, tryPublish } from './publish.ts';
export { tryReplace } from './replace.ts';
export { awaitsModerator, statusAfter } from './review.ts';
export { unpublishAll, unpublishProduction } from './unpublish-all.ts';
