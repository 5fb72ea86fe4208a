import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import normalizeContent from '../../parts/audio-normalize.json' with { type: 'json' };
import { hashOf, type Json, mapStrings } from '../json.ts';
import { placeholderUlid } from '../settings/token-values.ts';
import { fillString, requireValue, type TokenValues } from '../settings/tokens.ts';
import { applyEach } from './apply-each.ts';
import type { Profile } from './catalogue.ts';
import { parsePart } from './part.ts';

type AudioChoice = { audio?: 'original' | 'normalize' | null | undefined };

const normalizePart = parsePart('audio-normalize', normalizeContent);

/**
 * Fills every token of a profile with a value of the right shape. The result are the settings for CreateJob.
 * @throws TokenError naming the token and the JSON path
 */
export function fillSettings(
  profile: Pick<Profile, 'settings'>,
  tokens: TokenValues,
  { audio }: AudioChoice = {},
): JobSettings {
  const filled = mapStrings(profile.settings as Json, (text, path) =>
    fillString(text, path, (token) => requireValue(tokens, token, path)),
  ) as JobSettings;
  if (audio === 'normalize') applyEach(filled, normalizePart);
  return filled;
}

/**
 * Returns the SHA-256 of the filled settings, in hex. It is the same for two productions that differ only in their
 * ULID.
 * @throws TokenError naming the token and the JSON path
 */
export function hashSettings(
  profile: Pick<Profile, 'settings'>,
  tokens: TokenValues,
  choice: AudioChoice,
): string {
  return hashOf(fillSettings(profile, { ...tokens, PRODUCTION_ULID: placeholderUlid }, choice) as Json);
}
