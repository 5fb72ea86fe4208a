import type { ProductionConfig } from '@bacs/db';
import { type Profile, type ProfileCatalogue, resolveProfile, UnknownProfileError } from '@bacs/mc-profiles';
import { type TSchema, Type } from 'typebox';
import { Problem } from '../http/errors.ts';

/** A client may choose these settings of a render. */
export const SettingsChoice = {
  profile: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 128,
      description: 'Name of the profile. Without it, the size of the video selects the profile.',
    }),
  ),
  quality: Type.Optional(Type.Enum(['standard', 'hq'])),
  audio: Type.Optional(Type.Enum(['original', 'normalize'])),
} satisfies Record<keyof ProductionConfig, TSchema>;

type Size = { width: number | null; height: number | null };

/** @throws UNKNOWN_PROFILE */
export function requireChosenProfile(
  profiles: ProfileCatalogue,
  size: Size,
  { profile, quality }: ProductionConfig,
): Profile {
  try {
    return resolveProfile(profiles, size, { profile, quality });
  } catch (error) {
    if (error instanceof UnknownProfileError) throw new Problem('UNKNOWN_PROFILE', error.message);
    throw error;
  }
}
