import { orientationOf } from '@bacs/domain';
import type { Profile, ProfileCatalogue } from './catalogue.ts';

export type ProfileChoice = {
  profile?: string | null | undefined;
  quality?: 'standard' | 'hq' | null | undefined;
  /** pixels, as displayed: after rotation */
  width?: number | null | undefined;
  height?: number | null | undefined;
};

/** Returns the name of the profile to render with. The catalogue tells whether that profile exists. */
export function chooseProfile({ profile, quality, width, height }: ProfileChoice): string {
  const name = profile ?? nameForSize(width, height);
  return quality === 'hq' && !name.endsWith('-hq') ? `${name}-hq` : name;
}

function nameForSize(width: number | null | undefined, height: number | null | undefined): string {
  const orientation = orientationOf(width, height);
  if (!orientation) return 'simple-hls';
  return orientation === 'portrait' ? 'portrait-hls' : 'landscape-both-hls';
}

/** @throws UnknownProfileError */
export function resolveProfile(
  profiles: ProfileCatalogue,
  { width, height }: Pick<ProfileChoice, 'width' | 'height'>,
  { profile, quality }: Pick<ProfileChoice, 'profile' | 'quality'>,
): Profile {
  return profiles.get(chooseProfile({ profile, quality, width, height }));
}
