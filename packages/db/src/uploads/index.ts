export { insertUpload, type NewUpload, storeUploadSize, tryMarkUploaded, tryReplaceEtag } from './changes.ts';
export { findUpload, findUploadOf, listUploadsOf, type UploadAddress } from './find.ts';
