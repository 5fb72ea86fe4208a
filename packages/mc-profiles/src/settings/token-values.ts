import {
  type IdentifiableUpload,
  identifyUpload,
  orientationOf,
  type SourceDescription,
  toS3Uri,
} from '@bacs/domain';
import type { TokenValues } from './tokens.ts';

/** The columns of an upload that its settings depend on. */
export type UploadToRender = IdentifiableUpload & {
  s3_bucket: string;
  /** pixels, as displayed: what the source is described as, or else what the client has announced */
  width: number | null;
  height: number | null;
  source: SourceDescription | null;
};

/** Stands for the ULID of a production that does not exist yet, and for every ULID in a hash of settings. */
export const placeholderUlid = '0'.repeat(26);

/** Collects the values of a production's tokens; some may be unusable. */
export function tokenValuesOf(
  upload: UploadToRender,
  { outputBucket, productionUlid }: { outputBucket: string; productionUlid: string },
): TokenValues {
  const { uuid = '', date = '' } = identifyUpload(upload);
  return {
    INPUT_URI: inputUriOf(upload),
    OUTPUT_BUCKET: outputBucket,
    ASSET_ID: uuid,
    DATE_YYYY_MM_DD: date,
    PRODUCTION_ULID: productionUlid,
    // An upload that nobody has described may have no size; MediaConvert then tells the reason.
    ORIENTATION: orientationOf(upload.width, upload.height) ?? 'landscape',
  };
}

export function inputUriOf({ s3_bucket, s3_key }: Pick<UploadToRender, 's3_bucket' | 's3_key'>): string {
  return toS3Uri({ bucket: s3_bucket, key: s3_key });
}
