export { joinPath } from './json.ts';
export type { Profile, ProfileCatalogue } from './profiles/catalogue.ts';
export { chooseProfile, type ProfileChoice, resolveProfile } from './profiles/choose-profile.ts';
export {
  CompositionError,
  describeProblem,
  InvalidProfilesError,
  type ProfileProblem,
  UnknownProfileError,
} from './profiles/errors.ts';
export { fillAndExplain, fillAndHash, fillSettings, hashSettings } from './profiles/fill-settings.ts';
export { loadProfiles } from './profiles/load-profiles.ts';
export type { AppliedRule } from './rules/apply-rules.ts';
export {
  describeOutputs,
  type FileDescription,
  type OutputDescription,
  type RenditionDescription,
} from './settings/describe-outputs.ts';
export { findCollisions } from './settings/find-collisions.ts';
export { findSourceProblems, type SettingsProblem } from './settings/find-source-problems.ts';
export { outputPrefix } from './settings/output-prefix.ts';
export { type OutputSummary, summarizeOutputs } from './settings/summarize-outputs.ts';
export { type RenditionSummary, summarizeRenditions } from './settings/summarize-renditions.ts';
export { inputUriOf, placeholderUlid, tokenValuesOf, type UploadToRender } from './settings/token-values.ts';
export { type Token, TokenError, type TokenValues } from './settings/tokens.ts';
