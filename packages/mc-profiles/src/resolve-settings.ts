import { createHash } from 'node:crypto';
import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import { type IdentifiableUpload, identifyUpload, orientationOf, toS3Uri } from '@bacs/domain';
import type { Profile, ProfileCatalogue } from './catalogue.ts';
import { chooseProfile, type ProfileChoice } from './choose-profile.ts';
import { fillSettings } from './fill-settings.ts';
import { canonicalize, type Json } from './json.ts';
import type { TokenValues } from './tokens.ts';

/** An upload, as far as the settings depend on it. */
export interface Source extends IdentifiableUpload {
  s3_bucket: string;
  /** pixels, as displayed */
  width: number | null;
  height: number | null;
}

export interface SettingsChoice extends Pick<ProfileChoice, 'profile' | 'quality'> {
  sound?: 'original' | 'normalize' | null | undefined;
}

export interface ResolvedSettings {
  settings: JobSettings;
  /** SHA-256 in hex; the same for two productions that differ in nothing but their ULID */
  hash: string;
}

/** Stands for the ULID of a production that there is not yet, and in the hash for that of any. */
export const placeholderUlid = '0'.repeat(26);

/** @throws UnknownProfileError */
export function resolveProfile(
  profiles: ProfileCatalogue,
  { width, height }: Pick<Source, 'width' | 'height'>,
  { profile, quality }: SettingsChoice,
): Profile {
  return profiles.get(chooseProfile({ profile, quality, width, height }));
}

/** What the tokens of a profile become; not all may have a usable value. */
export function resolveTokens(
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

/** @throws TokenError naming the token and the JSON path */
export function resolveSettings(
  profile: Pick<Profile, 'settings'>,
  tokens: TokenValues,
  { sound }: Pick<SettingsChoice, 'sound'>,
): ResolvedSettings {
  const fill = (values: TokenValues) =>
    fillSettings(profile, values, { sound: sound === 'normalize' ? sound : undefined });
  const settings = fill(tokens);
  const comparable = fill({ ...tokens, PRODUCTION_ULID: placeholderUlid });
  const hash = createHash('sha256')
    .update(canonicalize(comparable as Json))
    .digest('hex');
  return { settings, hash };
}

export function inputUriOf({ s3_bucket, s3_key }: Pick<Source, 's3_bucket' | 's3_key'>): string {
  return toS3Uri({ bucket: s3_bucket, key: s3_key });
}
