import type { CreateJobCommandInput } from '@aws-sdk/client-mediaconvert';
import type { Production, Upload } from '@bacs/db';
import { chooseProfile, fillSettings, orientationOf, parseUploadKey } from '@bacs/mc-profiles';
import type { Dependencies } from '../dependencies.ts';

export type BuiltJob = { profile: string; request: CreateJobCommandInput };

/** UserMetadata key by which a MediaConvert job is known as a production's. */
export const ulidKey = 'production_ulid';

/**
 * The CreateJob request of a production. Once there is an intent it keeps to the profile of that.
 * @throws UnknownProfileError, TokenError when it cannot be built; trying again will not help.
 */
export function buildJob(
  { profiles, config }: Pick<Dependencies, 'profiles' | 'config'>,
  production: Production,
  upload: Upload,
): BuiltJob {
  const { profile: wanted, quality, sound } = production.config ?? {};
  const { width, height } = upload;
  const chosen = production.submit_intent_at ? production.profile : null;
  const profile = chosen ?? chooseProfile({ profile: wanted, quality, width, height });
  const key = parseUploadKey(upload.s3_key);
  const settings = fillSettings(
    profiles.get(profile),
    {
      INPUT_URI: inputUriOf(upload),
      OUTPUT_BUCKET: config.OUTPUT_BUCKET,
      ASSET_ID: upload.asset_uuid ?? key?.uuid ?? '',
      DATE_YYYY_MM_DD: toKeyDate(upload.date_ymd) ?? key?.date ?? toKeyDate(isoDate(upload.created_at)) ?? '',
      PRODUCTION_ULID: production.ulid,
      // What could not be probed has none; MediaConvert will say why.
      ORIENTATION: orientationOf(width, height) ?? 'landscape',
    },
    { sound: sound === 'normalize' ? sound : undefined },
  );
  return {
    profile,
    request: {
      Role: config.MEDIACONVERT_ROLE_ARN,
      Queue: config.MEDIACONVERT_QUEUE,
      Settings: settings,
      StatusUpdateInterval: 'SECONDS_10',
      ClientRequestToken: production.ulid,
      UserMetadata: { [ulidKey]: production.ulid },
    },
  };
}

export function inputUriOf({ s3_bucket, s3_key }: Pick<Upload, 's3_bucket' | 's3_key'>): string {
  return `s3://${s3_bucket}/${s3_key}`;
}

/** `YYYY-MM-DD` → `YYYY-MM/DD` */
function toKeyDate(date: string | null): string | undefined {
  return date ? `${date.slice(0, 7)}/${date.slice(8, 10)}` : undefined;
}

/** Rows of the older system may have a date of zeros. */
function isoDate(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}
