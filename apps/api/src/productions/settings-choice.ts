import type { ProductionConfig } from '@bacs/db';
import { type Profile, type ProfileCatalogue, resolveProfile, UnknownProfileError } from '@bacs/mc-profiles';
import { type TSchema, Type } from 'typebox';
import { Problem } from '../http/errors.ts';

/** What a client may choose of how a production is rendered. */
export const SettingsChoice = {
  profile: Type.Optional(
    Type.String({ minLength: 1, maxLength: 128, description: 'Chosen by the size when absent' }),
  ),
  quality: Type.Optional(Type.Enum(['standard', 'hq'])),
  sound: Type.Optional(Type.Enum(['original', 'normalize'])),
} satisfies Record<keyof ProductionConfig, TSchema>;

/**
 * Picks the settings of a request, or of a row, by name: what is not named here is never stored as one. The older
 * system wrote null for what was not chosen, and members of its own.
 */
export function pickSettings(given: ProductionConfig | null): {
  [Name in keyof Required<ProductionConfig>]: ProductionConfig[Name];
} {
  const { profile, quality, sound } = given ?? {};
  return { profile: profile || undefined, quality: quality || undefined, sound: sound || undefined };
}

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
