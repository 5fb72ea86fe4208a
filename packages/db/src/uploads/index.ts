export { insertUpload, type NewUpload, storeUploadSize, tryMarkUploaded } from './changes.ts';
export { findUpload, findUploadOf, listUploadsOf, type UploadAddress } from './find.ts';
