import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import normalizeContent from '../parts/audio-normalize.json' with { type: 'json' };
import { applyEach } from './apply-each.ts';
import type { Profile } from './catalogue.ts';
import { type Json, mapStrings } from './json.ts';
import { parsePart } from './part.ts';
import { fillString, requireValue, type TokenValues } from './tokens.ts';

const normalizePart = parsePart('audio-normalize', normalizeContent);

/**
 * The settings to send to CreateJob. Every token is filled, with values of the right shape.
 * @throws TokenError naming the token and the JSON path
 */
export function fillSettings(
  profile: Pick<Profile, 'settings'>,
  tokens: TokenValues,
  options: { sound?: 'normalize' | undefined } = {},
): JobSettings {
  const filled = mapStrings(profile.settings as Json, (text, path) =>
    fillString(text, path, (token) => requireValue(tokens, token, path)),
  ) as JobSettings;
  if (options.sound === 'normalize') applyEach(filled, normalizePart);
  return filled;
}
