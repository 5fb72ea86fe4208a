export {
  countAnnounced,
  insertUpload,
  type NewUpload,
  noteSourceProblem,
  tryMarkUploaded,
  tryReplaceEtag,
  tryStoreSource,
} from './changes.ts';
export {
  findUpload,
  findUploadOf,
  findUploads,
  findUploadsToRender,
  findUploadToDescribe,
  isAnyDescribedSince,
  isIncomplete,
  listUploadsOf,
  type UploadAddress,
  type UploadAsked,
  type UploadToRender,
} from './find.ts';
