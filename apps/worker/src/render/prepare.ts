import type { Upload } from '@bacs/db';
import type { ProductionToRender } from '@bacs/db/productions';
import { composeBlock } from '@bacs/domain';
import { UnknownProfileError } from '@bacs/mc-profiles';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { summarizeSource } from '../ensure-described.ts';
import { messageOf } from '../mediaconvert/verdict.ts';
import { type BuiltJob, buildJob } from './build-job.ts';
import { describeSource } from './describe-source.ts';
import { findInputProblem } from './input.ts';
import { blocked, failed, type Step } from './step.ts';

/** Looks at the file, and builds the job that renders it; or says why there is none. */
export async function prepare(
  deps: Dependencies,
  production: ProductionToRender,
  upload: Upload,
  context: JobContext,
): Promise<BuiltJob | Step> {
  const problem = await findInputProblem(deps, upload);
  if (problem) return failed(production, problem);
  const described = await describeSource(deps, production, upload);
  if (context.isFirstRun) context.log(summarizeSource(described));
  try {
    return buildJob(deps, production, described);
  } catch (error) {
    // Another worker may have the profile, as one of a newer release does; all else is the same wherever it is tried.
    if (error instanceof UnknownProfileError) return blocked(composeBlock('profile', error.message));
    return failed(production, { code: 'SETTINGS_INVALID', message: messageOf(error) });
  }
}
