import { type IdentifiableUpload, identifyUpload, orientationOf, toS3Uri } from '@bacs/domain';
import type { TokenValues } from './tokens.ts';

/** An upload, as far as the settings depend on it. */
export type Source = IdentifiableUpload & {
  s3_bucket: string;
  /** pixels, as displayed */
  width: number | null;
  height: number | null;
};

/** Stands for the ULID of a production that there is not yet, and in the hash for that of any. */
export const placeholderUlid = '0'.repeat(26);

/** The values of a production's tokens; not all may be usable. */
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
    // What could not be probed has none; MediaConvert will say why.
    ORIENTATION: orientationOf(source.width, source.height) ?? 'landscape',
  };
}

export function inputUriOf({ s3_bucket, s3_key }: Pick<Source, 's3_bucket' | 's3_key'>): string {
  return toS3Uri({ bucket: s3_bucket, key: s3_key });
}
