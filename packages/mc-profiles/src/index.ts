export { loadProfiles, type Profile, type ProfileCatalogue } from './profiles/catalogue.ts';
export { chooseProfile, type ProfileChoice, resolveProfile } from './profiles/choose-profile.ts';
export {
  CompositionError,
  InvalidProfilesError,
  type ProfileProblem,
  UnknownProfileError,
} from './profiles/errors.ts';
export { fillSettings, hashSettings } from './profiles/fill-settings.ts';
export {
  describeOutputs,
  type FileDescription,
  type OutputDescription,
  type RenditionDescription,
} from './settings/describe-outputs.ts';
export { findCollisions } from './settings/find-collisions.ts';
export { outputPrefix } from './settings/output-prefix.ts';
export { type OutputSummary, summarizeOutputs } from './settings/summarize-outputs.ts';
export { type RenditionSummary, summarizeRenditions } from './settings/summarize-renditions.ts';
export { inputUriOf, placeholderUlid, type Source, tokenValuesOf } from './settings/token-values.ts';
export { type Token, TokenError, type TokenValues } from './settings/tokens.ts';
