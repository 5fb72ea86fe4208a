import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import type { SourceDescription } from '@bacs/domain';
import { hashText, type Json, sortMembers } from '../json.ts';
import { type AppliedRule, applyRules } from '../rules/apply-rules.ts';
import { placeholderUlid } from '../settings/token-values.ts';
import { requireValue, type Token, type TokenValues } from '../settings/tokens.ts';
import type { Profile } from './catalogue.ts';
import { fillTemplate } from './fill-template.ts';
import { normalizeAudio } from './normalize-audio.ts';

/** What settings depend on besides the profile and the tokens. */
export type FillChoice = {
  audio?: 'original' | 'normalize' | null | undefined;
  /** without it, no rule applies */
  source?: SourceDescription | null | undefined;
};

/**
 * Fills every token of a profile with a value of the right shape, and applies the rules that the source demands. The
 * result are the settings for CreateJob.
 * @throws TokenError naming the token and the JSON path
 */
export function fillSettings(
  profile: Pick<Profile, 'settings'>,
  tokens: TokenValues,
  choice: FillChoice = {},
): JobSettings {
  return fillAndExplain(profile, tokens, choice).settings;
}

/**
 * Returns the settings as fillSettings does, and the rules that have changed them.
 * @throws TokenError naming the token and the JSON path
 */
export function fillAndExplain(
  profile: Pick<Profile, 'settings'>,
  tokens: TokenValues,
  choice: FillChoice,
): { settings: JobSettings; rules: AppliedRule[] } {
  const { settings, rules } = fillAll(profile, tokens, choice);
  return { settings, rules };
}

/**
 * Returns the settings as fillSettings does, and what hashSettings returns for them. To sort and write what the profile
 * says as it is takes as long as to fill it, so that has been done once for all.
 * @throws TokenError naming the token and the JSON path
 */
export function fillAndHash(
  profile: Pick<Profile, 'settings'>,
  tokens: TokenValues,
  choice: FillChoice,
): { settings: JobSettings; hash: string } {
  const { settings, rules, sorted } = fillAll(profile, tokens, choice);
  const isAsWritten = choice.audio !== 'normalize' && rules.length === 0;
  const { PRODUCTION_ULID: ulid } = tokens;
  return { settings, hash: isAsWritten ? hashSorted(sorted, ulid) : hashSettings(settings, ulid) };
}

/**
 * Returns the SHA-256 of settings that are filled for this production, in hex. It is the same for two productions that
 * differ only in their ULID.
 */
export function hashSettings(settings: JobSettings, productionUlid: string): string {
  return hashSorted(JSON.stringify(sortMembers(settings as Json)), productionUlid);
}

function hashSorted(json: string, productionUlid: string): string {
  return hashText(json.replaceAll(productionUlid, placeholderUlid));
}

function fillAll(profile: Pick<Profile, 'settings'>, tokens: TokenValues, { audio, source }: FillChoice) {
  const checked = new Map<Token, string>();
  const { settings, sorted } = fillTemplate(profile.settings, (token, path) => {
    const value = checked.get(token) ?? requireValue(tokens, token, path);
    checked.set(token, value);
    return value;
  });
  if (audio === 'normalize') normalizeAudio(settings);
  return { settings, sorted, rules: source ? applyRules(settings, source) : [] };
}
