import type { CreateJobCommandInput } from '@aws-sdk/client-mediaconvert';
import type { Production, Upload } from '@bacs/db';
import { chooseProfile, fillSettings, outputPrefix, parseUploadKey } from '@bacs/mc-profiles';
import type { Dependencies } from '../dependencies.ts';

export type BuiltJob = {
  profile: string;
  inputUri: string;
  outputPrefix: string;
  request: CreateJobCommandInput;
};

/** UserMetadata key by which a MediaConvert job is known as a production's. */
export const ulidKey = 'production_ulid';

/**
 * The CreateJob request of a production: the same row and upload always give the same request.
 * @throws UnknownProfileError, TokenError when it cannot be built; trying again will not help.
 */
export function buildJob(
  { profiles, config }: Pick<Dependencies, 'profiles' | 'config'>,
  production: Production,
  upload: Upload,
): BuiltJob {
  const { profile: wanted, quality, sound } = production.config ?? {};
  const profile = chooseProfile({ profile: wanted, quality, width: upload.width, height: upload.height });
  const key = parseUploadKey(upload.s3_key);
  const inputUri = `s3://${upload.s3_bucket}/${upload.s3_key}`;
  const settings = fillSettings(
    profiles.get(profile),
    {
      INPUT_URI: inputUri,
      OUTPUT_BUCKET: config.OUTPUT_BUCKET,
      ASSET_ID: upload.asset_uuid ?? key?.uuid ?? '',
      DATE_YYYY_MM_DD:
        toKeyDate(upload.date_ymd) ?? key?.date ?? toKeyDate(upload.created_at.toISOString()) ?? '',
      PRODUCTION_ULID: production.ulid,
      ORIENTATION: upload.orientation ?? 'landscape',
    },
    { sound: sound === 'normalize' ? sound : undefined },
  );
  return {
    profile,
    inputUri,
    outputPrefix: outputPrefix(settings),
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

/** `YYYY-MM-DD…` → `YYYY-MM/DD` */
function toKeyDate(date: string | null): string | undefined {
  return date ? `${date.slice(0, 7)}/${date.slice(8, 10)}` : undefined;
}
