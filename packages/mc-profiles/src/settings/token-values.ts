import { type IdentifiableUpload, identifyUpload, orientationOf, toS3Uri } from '@bacs/domain';
import type { TokenValues } from './tokens.ts';

/** The columns of an upload that its settings depend on. */
export type Source = IdentifiableUpload & {
  s3_bucket: string;
  /** pixels, as displayed */
  width: number | null;
  height: number | null;
};

/** Stands for the ULID of a production that does not exist yet, and for every ULID in a hash of settings. */
export const placeholderUlid = '0'.repeat(26);

/** Collects the values of a production's tokens; some may be unusable. */
export function tokenValuesOf(
  source: Source,
  { outputBucket, productionUlid }: { outputBucket: string; productionUlid: string },
): TokenValues {
  const { uuid = '', date = '' } = identifyUpload(source);
  return {
    INPUT_URI: inputUriOf(source),
    OUTPUT_BUCKET: outputBucket,
    ASSET_ID: uuid,
    DATE_YYYY_MM_DD: date,
    PRODUCTION_ULID: productionUlid,
    // A source that cannot be probed has no size; MediaConvert then tells the reason.
    ORIENTATION: orientationOf(source.width, source.height) ?? 'landscape',
  };
}

export function inputUriOf({ s3_bucket, s3_key }: Pick<Source, 's3_bucket' | 's3_key'>): string {
  return toS3Uri({ bucket: s3_bucket, key: s3_key });
}
