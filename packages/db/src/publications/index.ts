export { type StillSeen, tryApprove, tryReject, tryRepublish, tryUnpublish } from './changes.ts';
export { clearSpace } from './clear.ts';
export { publicationEventsOf, removeOldPublicationEvents } from './events.ts';
export {
  findPublicationFor,
  listPublicationsFor,
  type ManagedPublication,
} from './find.ts';
export { lockPublicationFor } from './lock.ts';
export { type PublicationSettings, tryPublish } from './publish.ts';
export { tryReplace } from './replace.ts';
export { statusAfter } from './review.ts';
export type { Shown } from './shown.ts';
export { unpublishAll, unpublishProduction } from './unpublish-all.ts';
