import type { ProductionConfig, Upload } from '@bacs/db';
import {
  describeOutputs,
  fillSettings,
  findCollisions,
  hashSettings,
  type OutputDescription,
  type Profile,
  placeholderUlid,
  type RenditionSummary,
  summarizeRenditions,
  TokenError,
  tokenValuesOf,
} from '@bacs/mc-profiles';

type PlanProblem = { code: string; message: string };

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
  problems: PlanProblem[];
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
  };
  const problems = findUploadProblems(upload);
  try {
    const settings = fillSettings(profile, tokens, config);
    const collisions = findCollisions(settings).map((message) => ({
      code: 'OUTPUT_COLLISION',
      message,
    }));
    return {
      ...nothing,
      settings,
      settingsHash: hashSettings(profile, tokens, config),
      outputs: describeOutputs(settings),
      renditions: summarizeRenditions(settings),
      problems: [...problems, ...collisions],
    };
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    return { ...nothing, problems: [...problems, { code: error.code, message: error.message }] };
  }
}

function findUploadProblems({ status, width, height }: Upload): PlanProblem[] {
  const problems: PlanProblem[] = [];
  if (status === 'signed' || status === 'uploading')
    problems.push({ code: 'UPLOAD_INCOMPLETE', message: 'The upload is not complete' });
  if (width === null || height === null)
    problems.push({
      code: 'SIZE_UNKNOWN',
      message: [
        'The size of the upload is unknown until the worker probes it; the probed size may select another',
        'profile, unless you name one, and another orientation',
      ].join(' '),
    });
  return problems;
}
