export { anyCaseUlidPattern, isUlid, isUuid, ulidPattern, uuidPattern } from './addresses.ts';
export {
  regionOfQueue,
  requireBucketName,
  requireMediaConvertQueue,
  requireRegion,
  requireRoleArn,
  requireSqsQueueUrl,
} from './aws-names.ts';
export { type Block, type BlockCause, composeBlock, parseBlock } from './block.ts';
export { type ClockReading, clockSkewOf, describeSkew } from './clock-skew.ts';
export {
  type NamesInKey,
  namesIn,
  type Place,
  type PlacedProduction,
  type PlacedUpload,
  PrefixRefusedError,
  placesOfProduction,
  placesOfUpload,
  uuidOfUpload,
} from './deletable-places.ts';
export {
  estimateStart,
  type LineHistory,
  learnWaits,
  type Release,
  type StartEstimate,
} from './estimate-start.ts';
export { type EventType, eventTypes } from './event-types.ts';
export { causeOf } from './failure-cause.ts';
export { explainFailure, failures } from './failures/explain-failure.ts';
export { type FailureClass, failureClasses } from './failures/failure.ts';
export type { OwnFailureCode } from './failures/own.ts';
export { fromKeyDate, isKeyDate, toKeyDate } from './key-date.ts';
export { keysOfUri, uriOfKey } from './key-uris.ts';
export { isOrientation, type Orientation, orientationOf, orientations } from './orientation.ts';
export {
  findOwnPrefix,
  type OutputKey,
  orientationIn,
  parseOutputKey,
  rootPrefix,
  uploadPrefix,
} from './output-key.ts';
export { type ContentKind, contentKinds, type GroupKind, groupKinds } from './output-kinds.ts';
export {
  baseNameOf,
  isBucketName,
  isS3ObjectUri,
  parseS3Uri,
  type S3Location,
  splitKey,
  toS3Uri,
} from './s3-uri.ts';
export { refuseFatal, type ServerProblem } from './server-problem.ts';
export {
  automaticTurn,
  displayedSize,
  hasSound,
  isHdr,
  isSourceDescription,
  type ScanType,
  type SourceColor,
  type SourceDescription,
  type SourceTrack,
  type Turn,
  toWholeSeconds,
} from './source.ts';
export {
  endStatuses,
  fruitlessStatuses,
  mayBecome,
  type NextStatus,
  type ProductionStatus,
  productionStatuses,
  statusesBefore,
  takenStatuses,
  unfinishedStatuses,
  unpublishableStatuses,
  waitingStatuses,
} from './states.ts';
export { isLine, linePattern, paragraphsPattern } from './text.ts';
export {
  buildUploadKey,
  type IdentifiableUpload,
  identifyUpload,
  parseUploadKey,
  type UploadKey,
  uploadFolder,
} from './upload-key.ts';
export { lastArrivalMs, postLifeMs } from './upload-post.ts';
export { isVersionBelow } from './version.ts';
