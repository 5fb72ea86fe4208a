import type { ProductionConfig, Upload } from '@bacs/db';
import {
  describeOutputs,
  findCollisions,
  type OutputDescription,
  type Profile,
  placeholderUlid,
  type RenditionSummary,
  type ResolvedSettings,
  resolveSettings,
  resolveTokens,
  summarizeRenditions,
  TokenError,
} from '@bacs/mc-profiles';

type Problem = { code: string; message: string };

/** What the worker would send to MediaConvert for a production, and what that would write; `null` where it cannot be. */
export type Plan = {
  tokens: Record<string, string>;
  resolved: ResolvedSettings | null;
  outputs: OutputDescription[];
  renditions: RenditionSummary[];
  problems: Problem[];
};

export function planProduction(
  upload: Upload,
  profile: Profile,
  { config, outputBucket }: { config: ProductionConfig; outputBucket: string },
): Plan {
  const tokens = resolveTokens(upload, { outputBucket, productionUlid: placeholderUlid });
  const nothing = { tokens: { ...tokens }, resolved: null, outputs: [], renditions: profile.renditions };
  const problems = findUploadProblems(upload);
  try {
    const resolved = resolveSettings(profile, tokens, config);
    const collisions = findCollisions(resolved.settings).map((message) => ({
      code: 'OUTPUT_COLLISION',
      message,
    }));
    return {
      ...nothing,
      resolved,
      outputs: describeOutputs(resolved.settings),
      renditions: summarizeRenditions(resolved.settings),
      problems: [...problems, ...collisions],
    };
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    return { ...nothing, problems: [...problems, { code: error.code, message: error.message }] };
  }
}

function findUploadProblems({ status, width, height }: Upload): Problem[] {
  const problems: Problem[] = [];
  if (status === 'signed' || status === 'uploading')
    problems.push({ code: 'UPLOAD_INCOMPLETE', message: 'The upload has not been completed' });
  if (width === null || height === null)
    problems.push({
      code: 'SIZE_UNKNOWN',
      message:
        'The size of the upload is not known. It will be probed, and may then call for another profile, where none is named, and another orientation',
    });
  return problems;
}
