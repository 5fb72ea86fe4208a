export {
  countAnnounced,
  insertUpload,
  type NewUpload,
  noteSourceProblem,
  tryMarkUploaded,
  tryReplaceEtag,
  tryStoreSource,
} from './changes.ts';
export { findUpload, findUploadOf, findUploadToDescribe, listUploadsOf, type UploadAddress } from './find.ts';
