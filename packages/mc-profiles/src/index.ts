export { loadProfiles, type Profile, type ProfileCatalogue } from './catalogue.ts';
export { chooseProfile, type ProfileChoice } from './choose-profile.ts';
export { describeOutputs, type OutputDescription, type RenditionDescription } from './describe-outputs.ts';
export {
  CompositionError,
  InvalidProfilesError,
  type ProfileProblem,
  TokenError,
  UnknownProfileError,
} from './errors.ts';
export { fillSettings } from './fill-settings.ts';
export { findCollisions } from './find-collisions.ts';
export { outputPrefix } from './output-prefix.ts';
export {
  inputUriOf,
  placeholderUlid,
  type ResolvedSettings,
  resolveProfile,
  resolveSettings,
  resolveTokens,
  type SettingsChoice,
  type Source,
} from './resolve-settings.ts';
export { type RenditionSummary, summarizeRenditions } from './summarize-renditions.ts';
export type { Token, TokenValues } from './tokens.ts';
