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
  findUploadToDescribe,
  findUploadToRender,
  listUploadsOf,
  type UploadAddress,
  type UploadToRender,
} from './find.ts';
