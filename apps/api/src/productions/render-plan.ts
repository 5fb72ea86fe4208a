import type { ProductionConfig, Upload } from '@bacs/db';
import { isIncomplete } from '@bacs/db/uploads';
import {
  type AppliedRule,
  describeOutputs,
  fillAndExplain,
  findCollisions,
  findSourceProblems,
  hashSettings,
  type OutputDescription,
  type Profile,
  placeholderUlid,
  type RenditionSummary,
  type SettingsProblem,
  summarizeRenditions,
  TokenError,
  tokenValuesOf,
} from '@bacs/mc-profiles';

/**
 * The worker would send these settings to MediaConvert, which would write these outputs. Fields are `null` if the
 * settings cannot be made.
 */
export type Plan = {
  tokens: Record<string, string>;
  settings: object | null;
  settingsHash: string | null;
  outputs: OutputDescription[];
  renditions: RenditionSummary[];
  rules: AppliedRule[];
  problems: SettingsProblem[];
};

export function planProduction(
  upload: Upload,
  profile: Profile,
  { config, outputBucket }: { config: ProductionConfig; outputBucket: string },
): Plan {
  const tokens = tokenValuesOf(upload, { outputBucket, productionUlid: placeholderUlid });
  const nothing = {
    tokens: { ...tokens },
    settings: null,
    settingsHash: null,
    outputs: [],
    renditions: profile.renditions,
    rules: [],
  };
  const problems = findUploadProblems(upload);
  const choice = { audio: config.audio, source: upload.source };
  try {
    const { settings, rules } = fillAndExplain(profile, tokens, choice);
    const collisions = findCollisions(settings).map((message) => ({ code: 'OUTPUT_COLLISION', message }));
    const visible = upload.source ? findSourceProblems(settings, upload.source) : [];
    return {
      ...nothing,
      settings,
      settingsHash: hashSettings(settings, placeholderUlid),
      outputs: describeOutputs(settings),
      renditions: summarizeRenditions(settings),
      rules,
      problems: [...problems, ...collisions, ...visible],
    };
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    return { ...nothing, problems: [...problems, { code: error.code, message: error.message }] };
  }
}

function findUploadProblems(upload: Upload): SettingsProblem[] {
  if (!isIncomplete(upload)) return findUnknown(upload);
  const message =
    'The upload is not complete; what its file is, and so the settings, is known after completeUpload.';
  return [{ code: 'UPLOAD_INCOMPLETE', message }];
}

/**
 * Says what a plan cannot know: until MediaConvert has described the source, its announced size is a hint, and nobody
 * knows what rules it demands.
 */
function findUnknown({ source, source_problem, width, height }: Upload): SettingsProblem[] {
  if (source !== null) return [];
  const isSized = width !== null && height !== null;
  const planned = isSized
    ? 'Until then the plan goes by the announced size'
    : 'Until then the plan takes it for landscape and, unless you name a profile, uses the one for sources of any size';
  const unknown = `${planned}; the settings may change once the source is described.`;
  if (source_problem !== null) {
    const reason = source_problem.message.replace(/[.]?$/, '.');
    return [{ code: source_problem.code, message: `${reason} ${unknown}` }];
  }
  const code = isSized ? 'SOURCE_UNKNOWN' : 'SIZE_UNKNOWN';
  return [{ code, message: `Nobody has described the source yet; ask again in a few seconds. ${unknown}` }];
}
